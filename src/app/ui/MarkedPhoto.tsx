import type { Line, Segment } from './lines.ts';

interface MarkedPhotoProps {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly lines: readonly Line[];
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

/** A photo with the lines it was measured by. */
export function MarkedPhoto({ url, alt, ...drawn }: MarkedPhotoProps) {
  return (
    <div class="marked-photo">
      <img src={url} width={drawn.width} height={drawn.height} alt={alt} />
      <PhotoLines {...drawn} />
    </div>
  );
}

const dashes = ({ status }: Line, unit: number): string =>
  ({ pass: '', unsure: `${unit * 2} ${unit}`, fail: `${unit} ${unit * 0.7}`, unknown: '1 4' })[
    status
  ];
