import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { renderPortrait } from '../portraits/portrait.ts';
import type { Truth } from '../portraits/truth.ts';
import { studio } from '../render.ts';
import type { SuiteCase } from './cases.ts';

/** What is really in a picture of the suite; lengths in px of it, angles in degrees. */
export type SuiteTruth = Omit<Truth, 'landmarks' | 'rotation'> & { file: string; varies: string[] };

/** Draws a case into the folder. */
export async function drawCase(entry: SuiteCase, folder: string): Promise<SuiteTruth> {
  const { rgba, width, height, truth } = renderPortrait(await studio(), entry.person);
  const path = join(folder, entry.file);
  await mkdir(dirname(path), { recursive: true });
  const image = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
  await writeFile(path, await image.jpeg({ quality: 92 }).toBuffer());
  const { landmarks: _, rotation: __, ...facts } = truth;
  return { file: entry.file, varies: [...entry.varies], ...facts };
}
