import { ALargeSmall } from 'lucide-preact';
import { elder, switchElder } from '../elder.ts';
import { messages } from '../language.ts';

/** The switch to the large and calm page, and back. */
export function ElderSwitch() {
  const words = messages.value.shared.elder;
  return (
    <button type="button" class="button quiet elder-switch" onClick={switchElder}>
      <ALargeSmall size={24} aria-hidden="true" />
      {elder.value ? words.off : words.on}
    </button>
  );
}
