import { buildEar } from './ears.ts';
import { buildEyeball, buildLashes, buildLidRim, EYE_RADIUS, type Eyeball } from './eyes.ts';
import { type Geometry, merge } from './geometry.ts';
import { type Identity, morph } from './identity.ts';
import { EYES } from './landmarks.ts';
import { clamp, lerp, smoothstep, type V3 } from './maths.ts';
import { buildMouth, buildTeeth } from './mouth.ts';
import { cagePoints, FACE_POINTS } from './skull.ts';
import { interpolate } from './subdivision.ts';
import type { Template } from './template.ts';

/** Exported for tests. */
export interface Expression {
  /** 0 shut … 1 wide awake; right, left */
  eyeOpen: [number, number];
  /** 0 closed … 1 as wide as it goes */
  mouthOpen: number;
  /** 0 … 1 */
  smile: number;
  /** 0 … 1 raised */
  brow: number;
  /** Radians from straight ahead: to image right, up. */
  gaze: [number, number];
}

/** Everything of bare head that can be seen, in the head's frame (cm). */
export interface Head {
  skin: Geometry;
  /** Skin before the expression: 468 landmarks first. */
  neutral: Float32Array;
  lidRims: Geometry;
  lashes: Geometry;
  mouth: Geometry;
  teeth: Geometry;
  /** right, left */
  eyes: [Eyeball, Eyeball];
  ears: Geometry;
}

/** @param lashLength cm at the longest */
export function buildHead(
  template: Template,
  identity: Identity,
  expression: Expression,
  lashLength: number,
): Head {
  const neutral = neutralSkin(template, identity);
  const centres = [0, 1].map((side) => eyeCentre(neutral, template, side));
  const points = express(neutral, template, expression, centres);
  const at = (v: number): V3 => [points[v * 3], points[v * 3 + 1], points[v * 3 + 2]];
  const { triangles, uv, rest, eyeEdges } = template;
  const eyes = centres.map((centre) => buildEyeball(centre, expression.gaze));
  return {
    skin: { positions: points, triangles, rest, uv, aux: new Float32Array(points.length) },
    neutral,
    lidRims: merge(eyeEdges.map((edge, side) => buildLidRim(edge.map(at), centres[side]))),
    lashes: merge(
      eyeEdges.map((edge, side) => {
        const upper = EYES[side].upper;
        return buildLashes({
          edge: edge.map(at),
          isUpper: edge.map((v) => rest[v * 3 + 1] > 2.62),
          outerX: at(upper[0])[0],
          innerX: at(upper[8])[0],
          centre: centres[side],
          outward: side === 0 ? -1 : 1,
          open: expression.eyeOpen[side],
          length: lashLength,
        });
      }),
    ),
    mouth: buildMouth(template.mouthEdge.map(at), expression.mouthOpen),
    teeth: buildTeeth(at(13), at(14), expression.mouthOpen),
    eyes: [eyes[0], eyes[1]],
    ears: merge([buildEar(neutral, -1, identity.ear), buildEar(neutral, 1, identity.ear)]),
  };
}

function neutralSkin(template: Template, identity: Identity): Float32Array {
  const average = template.face.positions;
  const face = new Float32Array(FACE_POINTS * 3);
  for (let i = 0; i < face.length; i += 3) {
    face.set(morph([average[i], average[i + 1], average[i + 2]], identity), i);
  }
  return interpolate(template.steps, cagePoints(face, identity.skullHeight));
}

/** Seats the eyeball just behind the middle of the lids' margins. */
function eyeCentre(neutral: Float32Array, template: Template, side: number): V3 {
  const edge = template.eyeEdges[side];
  let x = 0;
  let y = 0;
  for (const v of edge) {
    x += neutral[v * 3] / edge.length;
    y += neutral[v * 3 + 1] / edge.length;
  }
  const middle = (row: number[]): number => neutral[row[4] * 3 + 2];
  const margin = (middle(EYES[side].upper) + middle(EYES[side].lower)) / 2;
  const behind = Math.sqrt(EYE_RADIUS * EYE_RADIUS - 0.35 * 0.35);
  return [x, y - 0.02, margin - 0.1 - behind];
}

/** How far (radians) the jaw turns when the mouth is fully open. */
const JAW_TURN = 0.36;
/** The jaw's hinge: y and z, cm. */
const HINGE = [0.2, -1.8];

function express(
  neutral: Float32Array,
  { moves }: Template,
  expression: Expression,
  eyeCentres: V3[],
): Float32Array {
  const points = neutral.slice();
  const { eyeOpen, mouthOpen, smile, brow } = expression;
  const lips = 1 - clamp(mouthOpen * 6) * 0.15;
  const turn = mouthOpen * JAW_TURN;
  for (let i = 0; i < points.length; i += 3) {
    let x = points[i];
    let y = points[i + 1];
    let z = points[i + 2];
    x += moves.lipsMeet[i] * lips + moves.smile[i] * smile;
    y += moves.lipsMeet[i + 1] * lips + moves.smile[i + 1] * smile + moves.brows[i + 1] * brow;
    z += moves.lipsMeet[i + 2] * lips + moves.smile[i + 2] * smile;
    const side = x < 0 ? 0 : 1;
    const shut = lerp(1, -0.14, eyeOpen[side]);
    x += moves.upperLids[i] * shut + moves.lowerLids[i] * shut;
    y += moves.upperLids[i + 1] * shut + moves.lowerLids[i + 1] * shut;
    z += moves.upperLids[i + 2] * shut + moves.lowerLids[i + 2] * shut;
    const jaw = clamp(moves.jaw[i]);
    if (jaw > 0 && turn > 0) {
      const c = Math.cos(turn * jaw);
      const s = Math.sin(turn * jaw);
      const dy = y - HINGE[0];
      const dz = z - HINGE[1];
      y = HINGE[0] + dy * c - dz * s;
      z = HINGE[1] + dz * c + dy * s;
      x *= 1 - 0.05 * mouthOpen * jaw * smoothstep(4, 1, Math.abs(x));
    }
    const eye = eyeCentres[x < 0 ? 0 : 1];
    const [dx, dy, dz] = [x - eye[0], y - eye[1], z - eye[2]];
    const distance = Math.hypot(dx, dy, dz);
    const lidRadius = EYE_RADIUS + 0.07;
    if (distance < lidRadius && dz > 0) {
      const out = lidRadius / distance;
      x = eye[0] + dx * out;
      y = eye[1] + dy * out;
      z = eye[2] + dz * out;
    }
    points[i] = x;
    points[i + 1] = y;
    points[i + 2] = z;
  }
  return points;
}
