import { ChevronDown, ChevronUp } from 'lucide-preact';
import { elder, more } from '../elder.ts';
import { messages } from '../language.ts';

function toggle(): void {
  more.value = !more.value;
}

/** Each step begins with few things on the screen. */
const closeOnLeave = (element: HTMLElement | null): void => {
  if (!element) more.value = false;
};

/** Shows or hides what is `.secondary` in this step, on the large and calm page. */
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
