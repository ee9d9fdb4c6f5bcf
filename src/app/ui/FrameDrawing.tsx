import type { Spec } from '../../engine/spec.ts';
import { messages } from '../language.ts';

const middle = ({ min, max }: { min: number; max: number }) => (min + max) / 2;

/** A head where the spec wants it, with the spec's own measures around it. */
export function FrameDrawing({ spec }: { readonly spec: Spec }) {
  const { frameAlt } = messages.value.resident.start;
  const { width, height } = spec.format;
  const { rules } = spec;
  const face = rules['face-width'] ? middle(rules['face-width'].limits) : width * 0.55;
  const top = rules['head-top-gap'] ? middle(rules['head-top-gap'].limits) : height * 0.04;
  const centre = rules['face-centre'] ? middle(rules['face-centre'].limits) : width / 2;
  const eyes = height - (rules['eye-line']?.limits.min ?? height / 2) - height * 0.02;
  const chin = eyes + face * 0.62;
  const half = face / 2;
  const neck = half * 0.5;
  return (
    <svg class="frame-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={frameAlt}>
      <rect class="drawing-wall" width={width} height={height} />
      <path
        class="drawing-coat"
        d={`M0 ${height}C6 ${height - 34} 40 ${chin + 46} ${centre - neck} ${chin + 26}
          h${neck * 2}C${width - 40} ${chin + 46} ${width - 6} ${height - 34} ${width} ${height}z`}
      />
      <path
        class="drawing-skin"
        d={`M${centre - neck} ${chin - 40}v66q${neck} 34 ${neck * 2} 0v-66z`}
      />
      <path
        class="drawing-skin"
        d={`M${centre - half} ${eyes - 30}C${centre - half} ${eyes + 70} ${centre - 52} ${chin} ${centre} ${chin}
          S${centre + half} ${eyes + 70} ${centre + half} ${eyes - 30}
          S${centre + 60} ${top + 40} ${centre} ${top + 40} S${centre - half} ${eyes - 90} ${centre - half} ${eyes - 30}z`}
      />
      {[centre - half, centre + half].map((x) => (
        <ellipse key={x} class="drawing-skin" cx={x} cy={eyes + 14} rx={13} ry={30} />
      ))}
      <path
        class="drawing-hair"
        d={`M${centre - half - 5} ${eyes - 8}C${centre - half - 22} ${top + 50} ${centre - 70} ${top} ${centre} ${top}
          S${centre + half + 22} ${top + 50} ${centre + half + 5} ${eyes - 8}
          C${centre + half - 6} ${eyes - 60} ${centre + half - 20} ${top + 78} ${centre + 30} ${top + 66}
          S${centre - half + 12} ${top + 96} ${centre - half - 5} ${eyes - 8}z`}
      />
      <g class="drawing-features">
        <path d={`M${centre - 62} ${eyes}q16 -13 34 0M${centre + 28} ${eyes}q18 -13 34 0`} />
        <path
          d={`M${centre - 66} ${eyes - 25}q20 -12 42 -2M${centre + 24} ${eyes - 27}q22 -10 42 2`}
        />
        <path d={`M${centre} ${eyes + 12}q-12 34 -10 38q10 6 20 0`} />
        <path d={`M${centre - 26} ${eyes + 82}q26 9 52 0`} />
      </g>
      <g class="drawing-lines">
        <path d={`M0 ${top}H${width}`} />
        <path d={`M0 ${eyes}H${width}`} />
        <path
          d={`M${centre - half} ${eyes}V${chin + 20}M${centre + half} ${eyes}V${chin + 20}M${centre - half} ${chin + 12}H${centre + half}`}
        />
      </g>
    </svg>
  );
}
