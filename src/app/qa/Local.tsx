import { ShieldCheck } from 'lucide-preact';
import { words } from './words.ts';

/** Says that the photos stay on this machine. */
export function Local() {
  return (
    <p class="qa-local">
      <ShieldCheck size={18} aria-hidden="true" />
      {words.value.local}
    </p>
  );
}
