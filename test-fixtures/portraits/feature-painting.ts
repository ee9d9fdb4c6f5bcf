import type { Canonical } from './canonical.ts';
import { inside, type Point, spline, toCurve, toSegment } from './curves.ts';
import { type FeatureMaps, MAPS, SIZE } from './feature-maps.ts';
import {
  EYES,
  LEFT_EYE,
  LIPS_INNER_LOWER,
  LIPS_INNER_UPPER,
  LIPS_OUTER,
  RIGHT_EYE,
} from './landmarks.ts';
import { bell, lerp, smoothstep } from './maths.ts';
import { randomStream } from './noise.ts';

/** cm that the texture spans, about. */
const WIDTH = 15.6;
const HEIGHT = 21;

/** Calls back with cm and index of each texel up to `margin` cm around the points. */
function eachTexel(
  points: Point[],
  margin: number,
  visit: (x: number, y: number, texel: number) => void,
): void {
  const span = (k: 0 | 1, length: number): [number, number] => {
    const values = points.map((p) => p[k]);
    const from = Math.floor(((Math.min(...values) - margin) / length) * SIZE);
    const to = Math.ceil(((Math.max(...values) + margin) / length) * SIZE);
    return [Math.max(0, from), Math.min(SIZE, to)];
  };
  const [left, right] = span(0, WIDTH);
  const [top, bottom] = span(1, HEIGHT);
  for (let j = top; j < bottom; j++) {
    for (let i = left; i < right; i++) {
      visit(((i + 0.5) / SIZE) * WIDTH, ((j + 0.5) / SIZE) * HEIGHT, j * SIZE + i);
    }
  }
}

/** Paints the maps; the same for every identity and colour, so worth keeping. */
export function paintFeatures(face: Canonical): FeatureMaps {
  const maps = Object.fromEntries(
    MAPS.map((name) => [name, new Float32Array(SIZE * SIZE)]),
  ) as FeatureMaps;
  const at = (i: number): Point => [face.uv[i * 2] * WIDTH, face.uv[i * 2 + 1] * HEIGHT];
  paintLips(maps, at);
  paintEyes(maps, at);
  paintNose(maps, at);
  paintBrows(maps, at);
  paintSkin(maps, at);
  return maps;
}

type Place = (landmark: number) => Point;

function paintLips(maps: FeatureMaps, at: Place): void {
  const outline = spline(LIPS_OUTER.map(at), true);
  eachTexel(outline, 0.4, (x, y, o) => {
    const inward = toCurve(x, y, outline, true) * (inside(x, y, outline) ? 1 : -1);
    maps.lip[o] = smoothstep(-0.13, 0.14, inward);
  });
  const seam = [...spline(LIPS_INNER_UPPER.map(at)), ...spline(LIPS_INNER_LOWER.map(at))];
  eachTexel(seam, 0.4, (x, y, o) => {
    maps.seam[o] = bell(toCurve(x, y, seam) / 0.1);
  });
}

function paintEyes(maps: FeatureMaps, at: Place): void {
  for (const eye of EYES) {
    const upper = spline(eye.upper.map(at));
    const lower = spline(eye.lower.map(at));
    const middle = lower[Math.floor(lower.length / 2)][1];
    eachTexel(upper, 0.7, (x, y, o) => {
      const above = bell(toCurve(x, y, upper) / 0.085);
      maps.liner[o] = Math.max(above, 0.45 * bell(toCurve(x, y, lower) / 0.06));
    });
    eachTexel(lower, 1.6, (x, y, o) => {
      const below = y > middle - 0.2 ? 1 : 0;
      maps.under[o] = below * bell((toCurve(x, y, lower) - 0.65) / 0.4);
    });
    const crease = spline(eye.fold.slice(1, 8).map(at));
    eachTexel(crease, 0.5, (x, y, o) => {
      maps.crease[o] = bell(toCurve(x, y, crease) / 0.075);
    });
  }
}

function paintNose(maps: FeatureMaps, at: Place): void {
  const middle = WIDTH / 2;
  for (const side of [-1, 1]) {
    const cx = (0.5 + side * 0.0425) * WIDTH;
    const cy = 0.5755 * HEIGHT;
    eachTexel([[cx, cy]], 1.2, (x, y, o) => {
      const dx = (x - cx) * side;
      const dy = y - cy + dx * 0.28;
      const within = smoothstep(1.5, 0.55, Math.hypot(dx / 0.36, dy / 0.17));
      maps.nostril[o] = Math.max(maps.nostril[o], within);
    });
    const mirrored = (i: number): Point => [middle + (at(i)[0] - middle) * -side, at(i)[1]];
    const fold = (row: number[], margin: number, strength: number, width: number): void => {
      const line = spline(row.map(mirrored));
      eachTexel(line, margin, (x, y, o) => {
        const depth = strength * bell(toCurve(x, y, line) / width);
        maps.fold[o] = Math.max(maps.fold[o], depth);
      });
    };
    fold([115, 48, 64, 98], 0.5, 0.9, 0.12);
    fold([98, 203, 206, 216, 212], 1, 0.35, 0.22);
  }
}

/** Lays one coat over what is there, as paint does. */
const coat = (map: Float32Array, o: number, opacity: number): void => {
  map[o] = 1 - (1 - map[o]) * (1 - opacity);
};

/** Hair strokes over a soft base. */
function paintBrows(maps: FeatureMaps, at: Place): void {
  const random = randomStream(77);
  for (const eye of [RIGHT_EYE, LEFT_EYE]) {
    const upper = spline(eye.browUpper.map(at));
    const lower = spline(eye.browLower.map(at));
    const last = upper.length - 1;
    const between = (curve: Point[], t: number, k: 0 | 1): number => {
      const i = Math.floor(Math.min(last - 0.001, t * last));
      return lerp(curve[i][k], curve[i + 1][k], Math.min(last - 0.001, t * last) - i);
    };
    /** t from the outer end in, across from the lower edge to the upper, narrowing outwards. */
    const place = (t: number, across: number): Point => {
      const taper = lerp(0.3, 0.72, smoothstep(0, 0.6, t));
      const share = 0.62 + (across - 0.5) * taper;
      const part = (k: 0 | 1): number => lerp(between(lower, t, k), between(upper, t, k), share);
      return [part(0), part(1)];
    };
    for (let stroke = 0; stroke < 300; stroke++) {
      const t = 0.02 + 0.95 * random() ** 0.9;
      const across = random();
      const from = place(t, across);
      const lift = lerp(0.05, 0.45, smoothstep(0.55, 1, t));
      const outer = Math.max(0, t - 0.07 - 0.05 * random());
      const to = place(outer, Math.min(1.1, across + lift * (0.6 + random() * 0.8)));
      const width = 0.024 + 0.012 * random();
      const opacity = 0.35 + 0.4 * random();
      eachTexel([from, to], 0.1, (x, y, o) => {
        const d = toSegment(x, y, from, to);
        coat(maps.brow, o, opacity * smoothstep(width * 1.7, width * 0.5, d));
      });
    }
    const spine = Array.from({ length: 25 }, (_, i) => ({
      at: place(i * 0.04, 0.5),
      half: lerp(0, 0.14, smoothstep(0, 0.5, i * 0.04)),
    }));
    eachTexel([...upper, ...lower], 0.6, (x, y, o) => {
      let d = Infinity;
      for (const {
        at: [sx, sy],
        half,
      } of spine) {
        d = Math.min(d, Math.hypot(x - sx, (y - sy) * 1.15) - half);
      }
      coat(maps.brow, o, 0.34 * smoothstep(0.34, -0.05, d));
    });
  }
}

/** Landmarks of both cheeks, the nose's tip and the chin, which are redder than the rest. */
const RED = [
  { landmark: 50, radius: 1.9, strength: 0.8 },
  { landmark: 280, radius: 1.9, strength: 0.8 },
  { landmark: 4, radius: 1.2, strength: 0.75 },
  { landmark: 199, radius: 1.3, strength: 0.35 },
];

function paintSkin(maps: FeatureMaps, at: Place): void {
  for (const { landmark, radius, strength } of RED) {
    const [cx, cy] = at(landmark);
    eachTexel([[cx, cy]], 4 * radius, (x, y, o) => {
      const red = strength * bell((x - cx) / radius) * bell((y - cy) / radius);
      maps.blush[o] = Math.min(1, maps.blush[o] + red);
    });
  }
  const lower: Point[] = [
    [0, 0.6 * HEIGHT - 3.2],
    [WIDTH, HEIGHT],
  ];
  eachTexel(lower, 0, (x, y, o) => {
    const aside = Math.abs(x - WIDTH / 2);
    const curved = y + smoothstep(3.2, 6.5, aside) * 3.2 - smoothstep(3, 1.2, aside) * 0.4;
    const jaw = smoothstep(0.6 * HEIGHT, 0.72 * HEIGHT, curved);
    const chin = smoothstep(1.2, 2.6, Math.max(aside, (y - 0.77 * HEIGHT) * 3));
    const lipTop = smoothstep(0.612 * HEIGHT, 0.635 * HEIGHT, y) * smoothstep(3.1, 2.4, aside);
    maps.beard[o] = Math.max(jaw * chin, lipTop) * (1 - maps.lip[o]);
  });
}
