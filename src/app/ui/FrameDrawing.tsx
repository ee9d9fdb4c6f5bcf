import type { Rule, Spec } from '../../engine/spec.ts';
import { messages } from '../language.ts';

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** The length that is drawn, between its limits. Undefined where the spec has no such rule. */
function drawn(spec: Spec, check: keyof Spec['rules'], slack: number): number | undefined {
  const rule = spec.rules[check] as Rule | undefined;
  if (!rule) return undefined;
  const { min = 0, max = min + 2 * slack } = rule.limits as Limits;
  return (min + max) / 2;
}

/** Measures of the drawn person, in the drawing's units, from the midpoint between the eyes. */
const person = { face: 207, chin: 128, top: 150 } as const;
const head = person.chin + person.top;

/** Face width, eyes and middle in the frame, in its pixels, by the spec. */
function placed(spec: Spec) {
  const { width, height } = spec.format;
  const length = drawn(spec, 'hair-height', 0) ?? drawn(spec, 'head-height', 0);
  const face =
    length === undefined
      ? (drawn(spec, 'face-width', 0) ?? width * 0.55)
      : (length / head) * person.face;
  const top = drawn(spec, 'crown-gap', 0) ?? drawn(spec, 'head-top-gap', 0);
  const eyeLine = drawn(spec, 'eye-line', height * 0.02);
  const scale = face / person.face;
  const eyes = eyeLine === undefined ? (top ?? 0) + person.top * scale : height - eyeLine;
  const centre = drawn(spec, 'face-centre', 0) ?? width / 2;
  return { scale, eyes, centre, top: eyes - person.top * scale, face };
}

/** A head where the spec expects it, with the spec's own measures around it. */
export function FrameDrawing({ spec }: { readonly spec: Spec }) {
  const { frameAlt } = messages.value.resident.start;
  const { width, height } = spec.format;
  const { scale, eyes, centre, top, face } = placed(spec);
  const chin = eyes + person.chin * scale;
  const half = face / 2;
  const foot = (height - eyes) / scale;
  const unit = width / 358;
  return (
    <svg class="frame-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={frameAlt}>
      <rect class="drawing-wall" width={width} height={height} />
      <g transform={`translate(${centre} ${eyes}) scale(${scale})`}>
        <path
          class="drawing-coat"
          d={`M-260 ${foot + 40}C-230 ${person.chin + 70} -139 ${person.chin + 46} -52 ${person.chin + 26}
            h104C139 ${person.chin + 46} 230 ${person.chin + 70} 260 ${foot + 40}z`}
        />
        <path class="drawing-skin" d="M-52 88v66q52 34 104 0v-66z" />
        <path
          class="drawing-skin"
          d="M-103 -30C-103 70 -52 128 0 128S103 70 103 -30S60 -110 0 -110S-103 -90 -103 -30z"
        />
        <ellipse class="drawing-skin" cx={-103} cy={14} rx={13} ry={30} />
        <ellipse class="drawing-skin" cx={103} cy={14} rx={13} ry={30} />
        <path
          class="drawing-hair"
          d="M-108 -8C-125 -100 -70 -150 0 -150S125 -100 108 -8C97 -60 83 -72 30 -84S-91 -54 -108 -8z"
        />
        {[-45, 45].map((x) => (
          <g key={x} transform={`translate(${x} 0)`}>
            <path class="drawing-white" d="M-23 2Q0 -21 23 2Q0 17 -23 2z" />
            <circle class="drawing-iris" cy={-1} r={10.5} />
            <circle class="drawing-glint" cx={3.5} cy={-4.5} r={3} />
          </g>
        ))}
        <g class="drawing-features">
          <path d="M-68 2Q-45 -21 -22 2M22 2Q45 -21 68 2" />
          <path d="M-66 -25q20 -12 42 -2M24 -27q22 -10 42 2" />
          <path d="M0 12q-12 34 -10 38q10 6 20 0" />
          <path d="M-26 82q26 9 52 0" />
        </g>
      </g>
      <g class="drawing-lines" transform={`scale(${unit})`}>
        <path d={`M0 ${top / unit}H${width / unit}`} />
        {/* Beside the face, so that the eyes are seen. */}
        <path
          d={`M0 ${eyes / unit}H${(centre - half) / unit - 16}
            M${(centre + half) / unit + 16} ${eyes / unit}H${width / unit}`}
        />
        <path
          d={`M${(centre - half) / unit} ${eyes / unit}V${chin / unit + 20}
            M${(centre + half) / unit} ${eyes / unit}V${chin / unit + 20}
            M${(centre - half) / unit} ${chin / unit + 12}H${(centre + half) / unit}`}
        />
      </g>
    </svg>
  );
}
