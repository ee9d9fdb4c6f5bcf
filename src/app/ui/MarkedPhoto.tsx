import type { Outline } from '../../core/pixels/outline.ts';
import type { Line, Segment } from './lines.ts';

interface MarkedPhotoProps {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly lines: readonly Line[];
  /** Closed lines around what a finding is about. */
  readonly outlines?: readonly Outline[] | undefined;
}

const path = (segments: readonly Segment[]) =>
  segments.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('');

/** A circle passes, a diamond fails, a square is neither: the shape says what the colour says. */
function Badge({ line, number, size }: { line: Line; number: number; size: number }) {
  const { x, y } = line.mark;
  const half = size * 0.42;
  const side = line.status === 'fail' ? half * 0.92 : half * 0.88;
  return (
    <g class="line-badge">
      {line.status === 'pass' ? (
        <circle cx={x} cy={y} r={half} />
      ) : (
        <rect
          x={x - side}
          y={y - side}
          width={side * 2}
          height={side * 2}
          rx={side / 4}
          transform={line.status === 'fail' ? `rotate(45 ${x} ${y})` : ''}
        />
      )}
      <text x={x} y={y} font-size={size * 0.55}>
        {number}
      </text>
    </g>
  );
}

/** The lines that a photo was measured by, over it, in its own pixels. */
export function PhotoLines({
  width,
  height,
  lines,
}: Pick<MarkedPhotoProps, 'width' | 'height' | 'lines'>) {
  const size = width / 13;
  if (lines.length === 0) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {lines.map((line) => (
        <g key={line.check} data-tone={line.status} stroke-width={width / 200}>
          {line.bands.map((band) => (
            <rect class="line-band" key={`${band.x} ${band.y}`} {...band} />
          ))}
          <path class="line-halo" d={path(line.segments)} stroke-width={width / 90} />
          <path
            class="line-stroke"
            d={path(line.segments)}
            stroke-dasharray={dashes(line, width / 60)}
          />
        </g>
      ))}
      {lines.map((line, index) => (
        <g key={line.check} data-tone={line.status}>
          <Badge line={line} number={index + 1} size={size} />
        </g>
      ))}
    </svg>
  );
}

const closed = (outlines: readonly Outline[]) =>
  outlines.map((points) => `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`).join('');

/** Outlines of a fault, over the photo, in its own pixels. Dark in light, so that they are seen on any ground. */
function PhotoOutlines({
  width,
  height,
  outlines,
}: Pick<MarkedPhotoProps, 'width' | 'height'> & { readonly outlines: readonly Outline[] }) {
  const path = closed(outlines);
  return (
    <svg class="photo-outlines" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="outline-light" d={path} stroke-width={width / 55} />
      <path class="outline-dark" d={path} stroke-width={width / 110} />
    </svg>
  );
}

/** A photo with the lines it was measured by, and outlines around a fault. */
export function MarkedPhoto({ url, alt, outlines = [], ...drawn }: MarkedPhotoProps) {
  return (
    <div class="marked-photo">
      <img src={url} width={drawn.width} height={drawn.height} alt={alt} />
      <PhotoLines {...drawn} />
      {outlines.length > 0 && <PhotoOutlines {...drawn} outlines={outlines} />}
    </div>
  );
}

const dashes = ({ status }: Line, unit: number): string =>
  ({ pass: '', unsure: `${unit * 2} ${unit}`, fail: `${unit} ${unit * 0.7}`, unknown: '1 4' })[
    status
  ];
