/** Draws the synthetic portraits on demand and keeps them under `.cache/portraits/`. */
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { oneOf, optional, several, text } from '../src/command-line/values.ts';
import { type PortraitCase, portraits } from './named-portraits.ts';
import { canonicalFace } from './portraits/canonical-face.ts';
import {
  openStudio,
  type Portrait,
  renderPortrait,
  renderWall,
  type Studio,
} from './portraits/portrait.ts';
import type { Truth } from './portraits/truth.ts';
import { contactSheet } from './sheet.ts';

const here = new URL('.', import.meta.url);
const cache = new URL('../.cache/portraits/', here);

/** A case's pixels (sRGB, RGBA, 8 bits) and the ground truth of each person in it. */
export interface Drawn {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  truths: Truth[];
}

let opened: Promise<Studio> | undefined;
/** The canonical face, ready to render; opened once per process. */
export function studio(): Promise<Studio> {
  opened ??= canonicalFace().then(openStudio);
  return opened;
}

/** The case with that name. Throws where there is none, which is a mistake in the test. */
export function portraitCase(name: string): PortraitCase {
  const found = portraits.find((entry) => entry.name === name);
  if (!found) throw new Error(`no portrait is named ${name}`);
  return found;
}

/** Draws a case, about two seconds a person; nothing is cached. */
export async function drawPortrait({ width, height, people }: PortraitCase): Promise<Drawn> {
  const opened = await studio();
  const layers = people.map((person) => renderPortrait(opened, { ...person, width, height }));
  const [back, ...front] = layers;
  for (const layer of front) cover(back, layer);
  const truths = layers.map((layer) => layer.truth);
  return { width, height, rgba: back?.rgba ?? renderWall({ width, height }), truths };
}

function cover(back: Portrait, front: Portrait): void {
  front.alpha.forEach((alpha, pixel) => {
    for (let c = pixel * 4; c < pixel * 4 + 3; c++) {
      back.rgba[c] = back.rgba[c] * (1 - alpha) + front.rgba[c] * alpha;
    }
  });
}

/** Path of the case's JPEG, without EXIF; a ready photo states 350 dpi. Drawn where it is missing. */
export async function portraitPath(name: string): Promise<string> {
  return (await filesOf(portraitCase(name))).jpeg;
}

/** The case's JPEG. */
export async function portraitFile(name: string): Promise<Buffer> {
  return readFile(await portraitPath(name));
}

/** The JPEG of a case that need not be in the list. */
export const drawnFile = async (entry: PortraitCase): Promise<Buffer> =>
  readFile((await filesOf(entry)).jpeg);

/** What is really in the case's picture, for each person. */
export async function portraitTruths(name: string): Promise<Truth[]> {
  return JSON.parse(await readFile((await filesOf(portraitCase(name))).truths, 'utf8'));
}

async function filesOf(entry: PortraitCase): Promise<{ jpeg: string; truths: string }> {
  const stem = fileURLToPath(new URL(await cacheKey(entry), cache));
  const files = { jpeg: `${stem}.jpg`, truths: `${stem}.json` };
  // The JPEG is written last: if it is there, the truth is there too.
  const cached = await access(files.jpeg).then(
    () => true,
    () => false,
  );
  if (!cached) {
    const drawn = await drawPortrait(entry);
    await mkdir(cache, { recursive: true });
    await put(files.truths, JSON.stringify(drawn.truths));
    await put(files.jpeg, await encode(drawn, entry.mode));
  }
  return files;
}

function encode({ width, height, rgba }: Drawn, mode: PortraitCase['mode']): Promise<Buffer> {
  const image = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
  return mode === 'as-is'
    ? image.withDensity(350).jpeg({ quality: 90 }).toBuffer()
    : image.jpeg({ quality: 92 }).toBuffer();
}

/** Writes in two steps, so that a test that runs at the same time never reads half a file. */
async function put(path: string, content: string | Uint8Array): Promise<void> {
  const half = `${path}.${process.pid}.part`;
  await writeFile(half, content);
  await rename(half, path);
}

let source: Promise<string> | undefined;
/** Changes when the case or the renderer does. */
async function cacheKey({ name, expect: _, shows: __, ...drawing }: PortraitCase): Promise<string> {
  source ??= rendererSource();
  const hash = createHash('sha256')
    .update(await source)
    .update(JSON.stringify(drawing));
  return `${name}-${hash.digest('hex').slice(0, 16)}`;
}

async function rendererSource(): Promise<string> {
  const folder = new URL('portraits/', here);
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
  const files = [new URL('render.ts', here), ...sources.map((name) => new URL(name, folder))];
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

const line = {
  usage: `npx tsx test-fixtures/render.ts [NAME…] [--sheet FILE]   draws portraits, all of them without a name
  --sheet FILE  puts them on one sheet, a JPEG`,
  options: { sheet: optional(text) },
  operands: { name: 'NAME', taken: several(oneOf(...portraits.map(({ name }) => name))) },
};

await runCommandLine(import.meta.url, line, async ({ options: { sheet }, operands }) => {
  const names = operands.length > 0 ? operands : portraits.map((entry) => entry.name);
  const paths: string[] = [];
  for (const name of names) {
    const start = performance.now();
    paths.push(await portraitPath(name));
    console.info(`${paths.at(-1)}  ${Math.round(performance.now() - start)} ms`);
  }
  if (sheet !== undefined) await writeFile(sheet, await contactSheet(paths));
});
