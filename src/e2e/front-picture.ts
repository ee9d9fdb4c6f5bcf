import sharp from 'sharp';

/** Pixels of the picture: three phones side by side, with a margin around each. */
const PHONE = { width: 449, height: 1197, radius: 36 };
const MARGIN = 54;
const WALL = '#e4eaf2';

const WIDTH = 3 * PHONE.width + 4 * MARGIN;
const HEIGHT = PHONE.height + 2 * MARGIN;

const leftOf = (index: number): number => MARGIN + index * (PHONE.width + MARGIN);

const box = (x: number, y: number, style: string): string =>
  `<rect x="${x}" y="${y}" width="${PHONE.width}" height="${PHONE.height}" rx="${PHONE.radius}" ${style}/>`;

const svg = (width: number, height: number, inside: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`,
  );

/** A screenshot with the rounded corners of a phone. */
async function asPhone(screenshot: Buffer): Promise<Buffer> {
  const { width, height } = PHONE;
  const mask = svg(width, height, box(0, 0, 'fill="white"'));
  return sharp(screenshot)
    .resize({ width, height, fit: 'cover', position: 'top' })
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
}

/** The picture of README: three screenshots of a phone, side by side. A PNG, 1563 × 1305 pixels. */
export async function frontPicture(
  screenshots: readonly [Buffer, Buffer, Buffer],
): Promise<Buffer> {
  const edges = screenshots
    .map((_, i) => box(leftOf(i), MARGIN, 'fill="none" stroke="#c3cedd" stroke-width="2"'))
    .join('');
  const phones = await Promise.all(screenshots.map(asPhone));
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: WALL } })
    .composite([
      ...phones.map((input, i) => ({ input, left: leftOf(i), top: MARGIN })),
      { input: svg(WIDTH, HEIGHT, edges), left: 0, top: 0 },
    ])
    .png({ palette: true, quality: 90, dither: 0, effort: 10 })
    .toBuffer();
}
