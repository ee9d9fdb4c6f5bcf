/** Draws labelled portraits of nobody for the training of the face parser. */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommandLine } from '../../src/command-line/command-line.ts';
import { required, text, wholeNumber, withDefault } from '../../src/command-line/values.ts';
import { canonicalFace } from '../../test-fixtures/portraits/canonical-face.ts';
import type { PortraitChanges } from '../../test-fixtures/portraits/parameters.ts';
import {
  openStudio,
  type Portrait,
  renderPortrait,
} from '../../test-fixtures/portraits/portrait.ts';
import { frameRecord } from './frame-record.ts';
import { randomPerson } from './people.ts';

/** More in the label of what is seen through a lens. */
const LENS = 128;
/** Portraits in a file. */
const SHARD = 100;

function recordOf({ width, height, rgba, labels, lenses, alpha, truth }: Portrait): Buffer {
  const landmarks = Array.from({ length: truth.landmarks.length / 2 }, (_, i) => ({
    x: truth.landmarks[i * 2]!,
    y: truth.landmarks[i * 2 + 1]!,
  }));
  return frameRecord({
    photo: { width, height, data: rgba },
    landmarks,
    alphaAt: (column, row) => alpha[row * width + column]!,
    labelAt: (column, row) => {
      const at = row * width + column;
      return labels[at]! + LENS * lenses[at]!;
    },
  });
}

/** What no label of a pixel says of a portrait. */
const shownBy = ({ yaw, pitch, eyeOpen, mouthOpen, smile, glasses }: PortraitChanges) => ({
  yaw,
  pitch,
  eyeOpen,
  mouthOpen,
  smile,
  glasses: glasses ? 1 : 0,
});

const line = {
  usage: `npx tsx models/parsing/draw.ts --out DIR [--from N] [--to N]
  --from, --to  the first person, and the one after the last; default: 0 and 6000`,
  options: {
    out: required(text),
    from: withDefault(wholeNumber(0), 0),
    to: withDefault(wholeNumber(1), 6_000),
  },
};

await runCommandLine(import.meta.url, line, async ({ options: { out, from, to } }) => {
  await mkdir(out, { recursive: true });
  const studio = openStudio(await canonicalFace());
  for (let first = from; first < to; first += SHARD) {
    const name = join(out, `${String(first).padStart(6, '0')}`);
    const file = await open(`${name}.part`, 'w');
    const last = Math.min(first + SHARD, to);
    for (let seed = first; seed < last; seed++) {
      await file.write(recordOf(renderPortrait(studio, randomPerson(seed))));
    }
    await file.close();
    // Listed when complete, so that training may start on what is there.
    const people = Array.from({ length: last - first }, (_, i) => shownBy(randomPerson(first + i)));
    await writeFile(`${name}.json`, JSON.stringify({ first, last, people }));
  }
});
