import { signal } from '@preact/signals';
import { ZoomIn, ZoomOut } from 'lucide-preact';
import { messages } from '../language.ts';

interface BeforeAfterProps {
  readonly before: string;
  readonly after: string;
  /** Of both pictures, px. */
  readonly width: number;
  readonly height: number;
}

/** Where the pictures meet, in percent from the left: before the edit to its left, after it to its right. */
const MIDDLE = 50;
const split = signal(MIDDLE);
/** How many times as large as the frame the pictures are. */
const ZOOMED = 3;
const isZoomed = signal(false);

/** Each edit begins in the middle, and whole. */
const resetOnLeave = (element: HTMLElement | null): void => {
  if (element) return;
  split.value = MIDDLE;
  isZoomed.value = false;
};

function toggleZoom(): void {
  isZoomed.value = !isZoomed.value;
}

/** Enlarged pictures begin at the top of the head, where the edge of the hair is. */
const showHair = (pictures: HTMLElement | null): void => {
  const frame = pictures?.parentElement;
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
};

/** An edited photo over the original. A slider moves the line between them, and both can be enlarged. */
export function BeforeAfter({ before, after, width, height }: BeforeAfterProps) {
  const { result } = messages.value.resident;
  const at = split.value;
  const zoom = isZoomed.value ? ZOOMED : 1;
  const Icon = isZoomed.value ? ZoomOut : ZoomIn;
  return (
    <div class="before-after" ref={resetOnLeave}>
      <section
        class="before-after-frame"
        aria-label={result.compare}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls when enlarged, also by keyboard
        tabIndex={0}
        style={{ aspectRatio: `${width} / ${height}` }}
      >
        <div
          key={zoom}
          class="before-after-pictures"
          ref={showHair}
          style={{ width: `${100 * zoom}%` }}
        >
          <img src={before} width={width} height={height} alt={result.before} />
          <img
            src={after}
            width={width}
            height={height}
            alt={result.after}
            style={{ clipPath: `inset(0 0 0 ${at}%)` }}
          />
          <span class="before-after-line" style={{ left: `${at}%` }} />
        </div>
      </section>
      <div class="before-after-slider">
        <span class="small" aria-hidden="true">
          {result.before}
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={at}
          aria-label={result.compare}
          aria-valuetext={result.compared(at)}
          onInput={({ currentTarget }) => {
            split.value = currentTarget.valueAsNumber;
          }}
        />
        <span class="small" aria-hidden="true">
          {result.after}
        </span>
      </div>
      <button type="button" class="button quiet" aria-pressed={isZoomed.value} onClick={toggleZoom}>
        <Icon size={22} aria-hidden="true" />
        {result.enlarge}
      </button>
    </div>
  );
}
