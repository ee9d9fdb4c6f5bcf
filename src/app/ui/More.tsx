import { ChevronDown, ChevronUp } from 'lucide-preact';
import { elder, more } from '../elder.ts';
import { messages } from '../language.ts';

function toggle(): void {
  more.value = !more.value;
}

/** Each step begins with little to look at. */
const closeOnLeave = (element: HTMLElement | null): void => {
  if (!element) more.value = false;
};

/** Shows and puts away what is `.secondary` on this step, where that is put away at all. */
export function More() {
  if (!elder.value) return null;
  const words = messages.value.shared.elder;
  const Icon = more.value ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      class="button more no-print"
      aria-expanded={more.value}
      ref={closeOnLeave}
      onClick={toggle}
    >
      <Icon size={24} aria-hidden="true" />
      {more.value ? words.less : words.more}
    </button>
  );
}
