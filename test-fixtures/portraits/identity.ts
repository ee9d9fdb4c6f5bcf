import { smoothstep, type V3 } from './maths.ts';

/** How a face differs from the average; 0 is average. Shares of the size, or cm where it says so. */
export interface Identity {
  width: number;
  jaw: number;
  length: number;
  noseWidth: number;
  noseLength: number;
  noseDepth: number;
  /** cm that each eye moves outwards */
  eyeGap: number;
  eyeSize: number;
  lips: number;
  /** cm that the brow ridge comes forward */
  brow: number;
  /** cm that the chin goes down */
  chin: number;
  /** cm that the cheekbones come forward */
  cheek: number;
  /** cm that the skull is higher */
  skullHeight: number;
  /** radians that the ears stand out */
  ear: number;
}

export const AVERAGE: Identity = {
  width: 0,
  jaw: 0,
  length: 0,
  noseWidth: 0,
  noseLength: 0,
  noseDepth: 0,
  eyeGap: 0,
  eyeSize: 0,
  lips: 0,
  brow: 0,
  chin: 0,
  cheek: 0,
  skullHeight: 0,
  ear: 0,
};

/** The furthest that a random face goes from the average. */
const SPREAD: Identity = {
  width: 0.06,
  jaw: 0.09,
  length: 0.05,
  noseWidth: 0.2,
  noseLength: 0.12,
  noseDepth: 0.12,
  eyeGap: 0.22,
  eyeSize: 0.1,
  lips: 0.3,
  brow: 0.25,
  chin: 0.4,
  cheek: 0.35,
  skullHeight: 0.5,
  ear: 0.15,
};

/** A face drawn from a stream of randomness; `amount` 0 is the average, 1 the whole spread. */
export function randomIdentity(random: () => number, amount: number): Identity {
  const identity = { ...AVERAGE };
  for (const trait of Object.keys(SPREAD) as (keyof Identity)[]) {
    identity[trait] = (random() + random() - 1) * SPREAD[trait] * amount;
  }
  return identity;
}

/** Moves a point of the average face to where the identity has it (cm, head frame). */
export function morph([x, y, z]: V3, id: Identity): V3 {
  const outward = Math.abs(x);
  const side = Math.sign(x);
  const near = (cx: number, cy: number, rx: number, ry: number): number =>
    Math.exp(-(((outward - cx) / rx) ** 2) - ((y - cy) / ry) ** 2);
  const nose = Math.exp(-((outward / 1.9) ** 2) - ((y + 0.9) / 1.9) ** 2) * smoothstep(4, 6, z);
  // The canonical mesh's eyes are small and its face is wide for a photographed adult's.
  const eyeSize = id.eyeSize + 0.09;
  let dx =
    x * (id.width - 0.035) +
    x * (id.jaw - 0.02) * smoothstep(-1, -7.5, y) * smoothstep(-6, 2, z + 2) +
    x * id.noseWidth * nose +
    side * id.eyeGap * near(3.2, 2.7, 1.9, 1.6);
  let dy = y * id.length;
  dy +=
    (y - 2.6) * eyeSize * near(3.2, 2.65, 1.5, 0.9) +
    (y + 4.3) * id.lips * near(0, -4.3, 2.2, 1.2) * smoothstep(3, 4, z);
  dx += (outward - 3.2) * side * eyeSize * 0.6 * near(3.2, 2.65, 1.8, 0.9);
  dy += -id.noseLength * 2 * nose;
  dy += -id.chin * smoothstep(-6.5, -9, y) * smoothstep(0, 3, z);
  let dz = id.noseDepth * 3 * nose;
  dz +=
    id.brow * near(2.6, 4.6, 3, 1) * smoothstep(2, 4, z) +
    id.cheek * near(4.6, -0.7, 1.8, 1.8) * smoothstep(1, 3, z);
  dx += side * id.cheek * 0.5 * near(5, -0.7, 2, 2);
  return [x + dx, y + dy, z + dz];
}
