import { describe, expect, test } from 'vitest';
import { studio } from '../render.ts';
import { LABELS } from './mesh.ts';
import type { PortraitChanges } from './parameters.ts';
import { type Portrait, renderPortrait, renderWall } from './portrait.ts';

const opened = await studio();
const SIZE = { width: 120, height: 150, samples: 1 };
const render = (changes: PortraitChanges): Portrait =>
  renderPortrait(opened, { ...SIZE, seed: 5, ...changes });
const still = { lens: { noise: 0 } };

const share = (portrait: Portrait, label: keyof typeof LABELS): number =>
  portrait.labels.filter((value) => value === LABELS[label]).length / portrait.labels.length;

/** Mean of each colour component over the pixels with that label. */
function colour(portrait: Portrait, label: keyof typeof LABELS): number[] {
  const sums = [0, 0, 0];
  let count = 0;
  portrait.labels.forEach((value, o) => {
    if (value !== LABELS[label]) return;
    count++;
    for (let k = 0; k < 3; k++) sums[k] += portrait.rgba[o * 4 + k];
  });
  return sums.map((sum) => sum / count);
}

describe('ground truth', () => {
  test('pose is what was asked for, in degrees', () => {
    const { truth } = render({ yaw: 12, pitch: -7, roll: 9 });
    expect([truth.yaw, truth.pitch, truth.roll]).toEqual([12, -7, 9]);
  });

  test('yaw moves the nose to image right, pitch up, and roll drops the left eye', () => {
    const nose = (portrait: Portrait): [number, number] => [
      portrait.truth.landmarks[2],
      portrait.truth.landmarks[3],
    ];
    const [x, y] = nose(render({}));
    expect(nose(render({ yaw: 15 }))[0]).toBeGreaterThan(x + 5);
    expect(nose(render({ pitch: 15 }))[1]).toBeLessThan(y - 5);
    const [right, left] = render({ roll: 10 }).truth.irises;
    const slope = Math.atan2(left.y - right.y, left.x - right.x) * (180 / Math.PI);
    expect(slope).toBeCloseTo(10, 0);
  });

  test('crown, eyes and chin are in order and where the framing puts them', () => {
    const { truth } = render({ pitch: 0, camera: { headHeight: 0.6, crown: 0.15, cx: 0.5 } });
    expect(truth.crownY).toBeCloseTo(0.15 * 150, -1);
    expect(truth.headHeight / 150).toBeCloseTo(0.6, 1);
    expect(truth.topY).toBeLessThanOrEqual(truth.crownY + 1);
    for (const iris of truth.irises) {
      expect(iris.y).toBeGreaterThan(truth.crownY);
      expect(iris.y).toBeLessThan(truth.chinY);
    }
    expect((truth.irises[0].x + truth.irises[1].x) / 2).toBeCloseTo(60, 0);
  });

  test('eyes and mouth open as asked', () => {
    const opening = [0, 0.5, 1].map((eyeOpen) => render({ eyeOpen }).truth.eyeAspect[0]);
    expect(opening[0]).toBeLessThan(0.03);
    expect(opening[1]).toBeGreaterThan(0.12);
    expect(opening[2]).toBeGreaterThan(0.24);
    const [right, left] = render({ eyeOpen: [0, 1] }).truth.eyeAspect;
    expect(right).toBeLessThan(0.03);
    expect(left).toBeGreaterThan(0.24);
    expect(render({ mouthOpen: 0 }).truth.mouthAspect).toBeLessThan(0.03);
    expect(render({ mouthOpen: 1 }).truth.mouthAspect).toBeGreaterThan(0.4);
  });

  test('a picture twice as large has landmarks twice as far apart', () => {
    const small = render({}).truth;
    const large = render({ width: 240, height: 300 }).truth;
    expect(large.faceWidth / small.faceWidth).toBeCloseTo(2, 3);
    expect(render({ samples: 2 }).truth.faceWidth).toBeCloseTo(small.faceWidth, 3);
  });
});

describe('labels', () => {
  test('a bare head is face, eyes, neck, clothes and wall', () => {
    const bald = render({ hair: 'bald' });
    expect(share(bald, 'hair')).toBe(0);
    expect(share(bald, 'face')).toBeGreaterThan(0.15);
    for (const label of ['eyes', 'body', 'clothes', 'background'] as const) {
      expect(share(bald, label), label).toBeGreaterThan(0);
    }
  });

  test('alpha is 0 exactly on the wall', () => {
    const { labels, alpha } = render({});
    labels.forEach((label, o) => {
      expect(alpha[o] === 0).toBe(label === LABELS.background);
    });
  });

  test('features of the face have their own labels', () => {
    const bald = render({ hair: 'bald' });
    for (const label of ['brows', 'mouth', 'ears'] as const) {
      expect(share(bald, label), label).toBeGreaterThan(0.001);
    }
    expect(share(render({ hair: 'long' }), 'ears')).toBe(0);
    expect(share(render({ mask: [150, 200, 220] }), 'mouth')).toBe(0);
  });

  test('lenses are marked, however clear, and what is behind them keeps its label', () => {
    const worn = render({
      glasses: {
        shape: 'rect',
        colour: [20, 20, 20],
        frame: 0.08,
        tint: [250, 250, 250],
        tintStrength: 0,
        glare: 0,
      },
    });
    expect(render({}).lenses.every((lens) => lens === 0)).toBe(true);
    const behind = new Set(worn.labels.filter((_, o) => worn.lenses[o] === 1));
    expect([...behind]).toEqual(expect.arrayContaining([LABELS.eyes, LABELS.face]));
    expect(behind.has(LABELS.background)).toBe(false);
  });

  test('closed eyes are not visible', () => {
    expect(share(render({ eyeOpen: 0 }), 'eyes')).toBe(0);
  });

  test('what is worn is visible', () => {
    expect(share(render({ hair: 'long' }), 'hair')).toBeGreaterThan(share(render({}), 'hair'));
    expect(share(render({ mask: [150, 200, 220] }), 'mask')).toBeGreaterThan(0.05);
    expect(share(render({ scarf: [90, 110, 160] }), 'hat')).toBeGreaterThan(0.1);
    for (const style of ['beanie', 'cap', 'brim'] as const) {
      const hat = render({ hat: { style, colour: [150, 30, 30] } });
      expect(share(hat, 'hat'), style).toBeGreaterThan(0.05);
    }
    const dark = { shape: 'large', colour: [20, 20, 20], frame: 0.15 } as const;
    const shades = { ...dark, tint: [10, 10, 10], tintStrength: 0.9, glare: 0.2 } as const;
    const sunglasses = render({
      glasses: { ...shades, colour: [...shades.colour], tint: [...shades.tint] },
    });
    expect(share(sunglasses, 'eyes')).toBe(0);
    expect(share(sunglasses, 'glasses')).toBeGreaterThan(0.03);
  });
});

describe('pixels', () => {
  test('the wall has its colour', () => {
    const [r, g, b, a] = renderWall({ ...SIZE, ...still, background: { colour: [246, 247, 248] } });
    expect([r, g, b, a]).toEqual([246, 247, 248, 255]);
    expect(
      colour(render({ ...still, background: { colour: [90, 120, 200] } }), 'background'),
    ).toEqual([90, 120, 200]);
  });

  test('darker skin is darker, and skin is redder than it is blue', () => {
    const fair = colour(render({ skin: [244, 214, 196] }), 'face');
    const dark = colour(render({ skin: [105, 68, 48] }), 'face');
    for (let k = 0; k < 3; k++) expect(dark[k]).toBeLessThan(fair[k] - 40);
    expect(fair[0]).toBeGreaterThan(fair[2] + 15);
    expect(dark[0]).toBeGreaterThan(dark[2] + 15);
  });

  test('exposure changes the face and leaves the wall', () => {
    const [dark, bright] = [0.2, 3].map((exposure) => render({ lens: { exposure, noise: 0 } }));
    expect(colour(dark, 'face')[1]).toBeLessThan(110);
    expect(colour(bright, 'face')[1]).toBeGreaterThan(235);
    expect(colour(dark, 'background')).toEqual(colour(bright, 'background'));
  });

  test('light from one side leaves the other in the dark', () => {
    const { rgba, truth } = render({
      ...still,
      light: { azimuth: 80, elevation: 5, key: 1.2, fill: 0, ambient: 0.1 },
    });
    const cheek = (landmark: number): number => {
      const [x, y] = [0, 1].map((k) => Math.round(truth.landmarks[landmark * 2 + k]));
      return rgba[(y * 120 + x) * 4];
    };
    expect(cheek(425)).toBeGreaterThan(cheek(205) + 50);
  });

  test('a probe of a fixed portrait keeps its colours on every machine', () => {
    const { rgba, truth } = render({ ...still, identity: 0, iris: [60, 40, 26] });
    const at = (landmark: number): number[] => {
      const [x, y] = [0, 1].map((k) => Math.round(truth.landmarks[landmark * 2 + k]));
      return [...rgba.subarray((y * 120 + x) * 4, (y * 120 + x) * 4 + 3)];
    };
    // Forehead, cheeks, nose, chin, lower lip; not exact, as powers and sines may differ a little.
    const golden: [number, number[]][] = [
      [151, [248, 215, 184]],
      [50, [241, 186, 157]],
      [280, [227, 168, 143]],
      [4, [241, 187, 159]],
      [199, [239, 187, 159]],
      [17, [212, 164, 137]],
    ];
    for (const [landmark, probe] of golden) {
      const distance = Math.max(...at(landmark).map((value, k) => Math.abs(value - probe[k])));
      expect(distance, `landmark ${landmark}`).toBeLessThanOrEqual(4);
    }
  });
});
