import { messages } from '../language.ts';
import type { Live } from './camera-session.ts';

const RADIUS = 37;
const ROUND = 2 * Math.PI * RADIUS;

/** The shutter, with a ring that shows how much of the hold is over. */
export function Shutter({ live }: { readonly live: Live }) {
  const { camera, guidance } = live.state.value;
  const ready = camera === 'running' || camera === 'loading' || camera === 'unguided';
  return (
    <button
      type="button"
      class="shutter"
      aria-label={messages.value.live.shutter}
      aria-disabled={!ready}
      onClick={live.shoot}
    >
      <svg viewBox="0 0 80 80" aria-hidden="true">
        <circle class="shutter-track" cx="40" cy="40" r={RADIUS} />
        <circle
          class="shutter-progress"
          cx="40"
          cy="40"
          r={RADIUS}
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * (1 - guidance.progress)}
        />
        <circle class="shutter-knob" cx="40" cy="40" r="29" />
      </svg>
    </button>
  );
}
