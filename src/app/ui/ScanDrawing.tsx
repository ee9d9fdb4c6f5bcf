/** A line that passes over a person in a frame: a photo is being checked. */
export const ScanDrawing = () => (
  <svg class="scan" viewBox="0 0 120 148" aria-hidden="true">
    <rect class="scan-frame" x="2" y="2" width="116" height="144" rx="10" />
    <path class="scan-person" d="M14 146c2-30 22-38 46-38s44 8 46 38z" />
    <path class="scan-person" d="M32 62q0 44 28 44t28-44q0-32-28-32T32 62z" />
    <path class="scan-line" d="M8 16h104" />
  </svg>
);
