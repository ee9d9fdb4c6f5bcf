import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { portraitFile } from '../../../test-fixtures/render.ts';

/** Sizes of the photos, in megapixels; a quick run leaves out the large ones. */
export const sizes = [0.5, 1, 2, 12, 50] as const;
const QUICK = 2;
const PORTRAIT = 'bob';

async function scaled(megapixels: number): Promise<Buffer> {
  const portrait = sharp(await portraitFile(PORTRAIT));
  const { width = 1, height = 1 } = await portrait.metadata();
  const wide = Math.round(width * Math.sqrt((megapixels * 1e6) / (width * height)));
  return portrait.resize({ width: wide }).jpeg({ quality: 90 }).toBuffer();
}

/** A drawn portrait at each size, by name. */
export async function drawnPhotos(quick: boolean): Promise<ReadonlyMap<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  for (const size of sizes.filter((size) => !quick || size <= QUICK)) {
    photos.set(`${size} MP`, await scaled(size));
  }
  return photos;
}

/** The JPEG and PNG files of a folder, by name. */
export async function photosIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = (await readdir(folder)).filter((name) => /\.(jpe?g|png)$/i.test(name)).sort();
  const photos = new Map<string, Buffer>();
  for (const name of files) photos.set(name, await readFile(join(folder, name)));
  return photos;
}
