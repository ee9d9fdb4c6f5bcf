import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { type Label, parseLabels } from '../src/qa/labels.ts';
import { perturbedLabel, perturbFolder } from './perturb.ts';
import { perturbations } from './perturbations/perturbations.ts';
import { gain, type Pixels, topOfHead } from './perturbations/pixels.ts';

const work = await mkdtemp(join(tmpdir(), 'perturb-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const WALL = 246;

/** A white wall with a dark block before it that begins `top` rows down. */
function scene(width: number, height: number, top: number): Pixels {
  const rgb = new Uint8Array(width * height * 3).fill(WALL);
  for (let y = top; y < height; y++) {
    const row = (y * width + Math.floor(width * 0.35)) * 3;
    rgb.fill(60, row, row + Math.floor(width * 0.3) * 3);
  }
  return { width, height, rgb };
}

const named = (name: string) => perturbations.find((one) => one.name === name)!;
const [label] = parseLabels(
  'file,outcome,eyes-open,file-bytes,pose-yaw\na.jpg,accept,pass,pass,2±1',
).rows as [Label];

describe('pixels', () => {
  test('more light is more linear light, clipped', () => {
    const pixel = { width: 1, height: 1, rgb: Uint8Array.of(188, 188, 255) };
    // 188 is half of all light, 137 a quarter.
    expect([...gain(pixel, [0.5, 2, 9]).rgb]).toEqual([137, 255, 255]);
  });

  test('the head begins where something stands in front of the wall', () => {
    expect(topOfHead(scene(60, 80, 20))).toBe(20);
    expect(topOfHead(scene(60, 80, 80))).toBeUndefined();
    expect(topOfHead(scene(60, 80, 0))).toBeUndefined();
  });
});

describe('perturbations', () => {
  test('have different names', () => {
    expect(new Set(perturbations.map(({ name }) => name)).size).toBe(perturbations.length);
  });

  test('crop below the top of the head, where there is one', async () => {
    const cut = await named('crop-tight').apply(scene(60, 80, 20));
    expect(await sharp(cut).metadata()).toMatchObject({ width: 60, height: 55 });
    expect(named('crop-tight').apply(scene(60, 80, 0))).toBeUndefined();
  });

  test('what EXIF turns back has its own size again', async () => {
    const turned = await named('exif-turned').apply(scene(600, 800, 300));
    expect(await sharp(turned).metadata()).toMatchObject({ width: 800, height: 600 });
    const upright = await sharp(turned).autoOrient().raw().toBuffer({ resolveWithObject: true });
    expect(upright.info).toMatchObject({ width: 600, height: 800 });
    const above = (300 * upright.info.width - 300) * 3;
    expect(upright.data[above]).toBeGreaterThan(WALL - 12);
  });

  test('harmless ones keep the photo’s labels, but no values and no checks of the file', () => {
    expect(perturbedLabel('a/png.png', named('png'), label)).toEqual({
      file: 'a/png.png',
      outcome: 'accept',
      checks: { 'eyes-open': 'pass' },
      note: 'the same pixels as PNG',
    });
    expect(perturbedLabel('a/png.png', named('png'), undefined).outcome).toBeUndefined();
  });

  test('of a folder are files and labels without a problem', async () => {
    const [folder, out] = [join(work, 'in'), join(work, 'out')];
    await mkdir(join(folder, 'sub'), { recursive: true });
    await mkdir(out);
    const { rgb, ...size } = scene(60, 80, 20);
    const photo = await sharp(rgb, { raw: { ...size, channels: 3 } })
      .jpeg()
      .toBuffer();
    await writeFile(join(folder, 'sub/a.jpg'), photo);
    await writeFile(join(folder, 'b.jpg'), 'no photo');
    const { rows, others } = await perturbFolder(folder, out);
    expect(others).toEqual(['b.jpg']);
    const harmful = perturbations.filter(({ expect }) => expect !== 'harmless');
    expect(rows.map(({ file }) => file)).toEqual(harmful.map(({ name }) => `sub/a/${name}.jpg`));
    const labels = parseLabels(await readFile(join(out, 'labels.csv'), 'utf8'));
    expect(labels.problems).toEqual([]);
    expect(labels.rows.every(({ outcome }) => outcome?.includes('reject'))).toBe(true);
  });
});
