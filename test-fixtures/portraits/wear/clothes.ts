import type { Geometry } from '../geometry.ts';
import { smoothstep } from '../maths.ts';
import type { PortraitParameters } from '../parameters.ts';

/** How far inside the cloth's edge a point of the body is (cm); negative where skin shows. */
const INSIDE: Record<
  PortraitParameters['clothes'],
  (y: number, front: number, aside: number) => number
> = {
  turtleneck: (y) => -10.2 - y,
  crew: (y, front) => -13.3 - 1.0 * front - y,
  vneck: (y, front, aside) => -13.4 - front * Math.max(0.6, 7.5 - aside * 1.7) - y,
  suit: (y, front) => -12.0 - 1.3 * front - y,
};

/** A body as clothes: its aux becomes how far inside the edge each vertex is, cm. */
export function neckline(body: Geometry, clothes: PortraitParameters['clothes']): Geometry {
  const aux = new Float32Array(body.positions.length);
  for (let i = 0; i < aux.length; i += 3) {
    const [x, y, z] = body.positions.subarray(i, i + 3);
    aux[i] = INSIDE[clothes](y, smoothstep(-2, 4, z + 4), Math.abs(x));
  }
  return { ...body, aux };
}
