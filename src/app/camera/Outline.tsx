import type { Size } from '../../core/pixels/geometry.ts';
import type { Spec } from '../../engine/spec.ts';
import { outlineIn } from '../../live/outline.ts';

interface OutlineProps {
  readonly camera: Size;
  readonly spec: Spec;
  /** 0…1: how much of the hold is over. */
  readonly progress: number;
}

/** Head and shoulders where the spec expects them, drawn over a camera's frame, in its pixels. */
export function Outline({ camera, spec, progress }: OutlineProps) {
  const { frame, faceWidth, eyes, top, chin } = outlineIn(camera, spec);
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const half = 0.54 * faceWidth;
  const neck = 0.3 * faceWidth;
  const middle = (top + chin) / 2;
  const crown = 0.55 * (middle - top);
  const jaw = 0.45 * (chin - middle);
  const head = `M${eyes.x} ${top}
    C${eyes.x + 0.6 * half} ${top} ${eyes.x + half} ${middle - crown} ${eyes.x + half} ${middle}
    C${eyes.x + half} ${middle + jaw} ${eyes.x + 0.55 * half} ${chin} ${eyes.x} ${chin}
    C${eyes.x - 0.55 * half} ${chin} ${eyes.x - half} ${middle + jaw} ${eyes.x - half} ${middle}
    C${eyes.x - half} ${middle - crown} ${eyes.x - 0.6 * half} ${top} ${eyes.x} ${top}z`;
  const shoulders = `M${frame.x} ${bottom}
    C${frame.x + 0.04 * faceWidth} ${bottom - 0.2 * faceWidth} ${eyes.x - neck} ${chin + 0.26 * faceWidth} ${eyes.x - neck} ${chin - 0.06 * faceWidth}
    M${right} ${bottom}
    C${right - 0.04 * faceWidth} ${bottom - 0.2 * faceWidth} ${eyes.x + neck} ${chin + 0.26 * faceWidth} ${eyes.x + neck} ${chin - 0.06 * faceWidth}`;
  const around = `M0 0H${camera.width}V${camera.height}H0z
    M${frame.x} ${frame.y}V${bottom}H${right}V${frame.y}z`;
  return (
    <svg class="live-outline" viewBox={`0 0 ${camera.width} ${camera.height}`} aria-hidden="true">
      <path class="outline-around" d={around} fill-rule="evenodd" />
      <rect class="outline-frame" {...frame} rx={0.03 * frame.width} />
      <path class="outline-halo" d={head + shoulders} />
      <path class="outline-person" d={head + shoulders} />
      <path
        class="outline-progress"
        d={head}
        pathLength={1}
        stroke-dasharray="1"
        stroke-dashoffset={1 - progress}
        visibility={progress > 0 ? 'visible' : 'hidden'}
      />
    </svg>
  );
}
