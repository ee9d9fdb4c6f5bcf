import { LogOut } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { messages } from '../language.ts';
import { send } from './session.ts';

/** The foot of a step: the way out, and other choices. */
export function Leave({ children }: { readonly children?: ComponentChildren }) {
  return (
    <footer class="kiosk-foot no-print">
      <button type="button" class="button" onClick={() => send({ type: 'leave' })}>
        <LogOut size={24} aria-hidden="true" />
        {messages.value.kiosk.leave}
      </button>
      {children}
    </footer>
  );
}
