/** `npm run examples`: draws the pairs of photos, good and bad, that the start page shows beside its advice. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { type PortraitChanges, vary } from './portraits/parameters.ts';
import { bun, darkSkin, elder, shortHair, sideParting } from './portraits/people.ts';
import { drawPortrait } from './render.ts';

/** From where npm runs it. */
const FOLDER = 'src/app/resident/examples';
/** Twice the size at which they are shown, px. */
const SIZE = { width: 192, height: 237 };

/** Framed like a finished photo, and without noise, which costs bytes. */
const framed: PortraitChanges = {
  samples: 2,
  camera: { headHeight: 0.66, crown: 0.08 },
  lens: { blur: 0, noise: 0 },
};

/** Each person, and what is wrong in the second picture of the pair. */
const pairs: Readonly<Record<string, readonly [PortraitChanges, PortraitChanges]>> = {
  wall: [shortHair, { background: { shadow: 0.6 } }],
  straight: [bun, { roll: 18 }],
  light: [
    elder,
    { light: { azimuth: -78, elevation: 10, key: 1.3, fill: 0.02, ambient: 0.14, softness: 1 } },
  ],
  bare: [sideParting, { hat: { style: 'cap', colour: [36, 52, 96] } }],
  top: [darkSkin, { clothesColour: [250, 250, 250] }],
};

async function draw(name: string, person: PortraitChanges): Promise<void> {
  const { width, height, rgba } = await drawPortrait({
    name,
    mode: 'as-is',
    shows: name,
    width: 2 * SIZE.width,
    height: 2 * SIZE.height,
    people: [vary(person, framed)],
    expect: { outcome: 'accept', failing: [] },
  });
  const jpeg = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .resize(SIZE)
    .jpeg({ quality: 78, mozjpeg: true })
    .toBuffer();
  await writeFile(join(FOLDER, `${name}.jpg`), jpeg);
  console.info(`${name}.jpg ${jpeg.length} bytes`);
}

const line = {
  usage: `npm run examples
  Draws the pairs of photos, good and bad, that the start page shows beside its advice.`,
  options: {},
};

await runCommandLine(import.meta.url, line, async () => {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, [person, fault]] of Object.entries(pairs)) {
    await draw(`${name}-good`, person);
    await draw(`${name}-bad`, vary(person, fault));
  }
  return 0;
});
