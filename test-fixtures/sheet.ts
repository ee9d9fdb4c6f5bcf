import sharp, { type OverlayOptions } from 'sharp';

const TILE = { width: 225, height: 300 };
const COLUMNS = 7;
const GREY = '#888888';

/** One JPEG of many pictures, in rows of seven. @param paths of the pictures */
export async function contactSheet(paths: string[]): Promise<Buffer> {
  const tiles = paths.map(async (path, i): Promise<OverlayOptions> => {
    const input = await sharp(path)
      .resize({ ...TILE, fit: 'contain', background: GREY })
      .toBuffer();
    const left = (i % COLUMNS) * TILE.width;
    return { input, left, top: Math.floor(i / COLUMNS) * TILE.height };
  });
  const width = COLUMNS * TILE.width;
  const height = Math.ceil(paths.length / COLUMNS) * TILE.height;
  return sharp({ create: { width, height, channels: 3, background: GREY } })
    .composite(await Promise.all(tiles))
    .jpeg({ quality: 90 })
    .toBuffer();
}
