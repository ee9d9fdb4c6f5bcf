import { ShieldCheck } from 'lucide-preact';
import { words } from './words.ts';

/** Where the photos go: nowhere. */
export function Local() {
  return (
    <p class="qa-local">
      <ShieldCheck size={18} aria-hidden="true" />
      {words.value.local}
    </p>
  );
}
