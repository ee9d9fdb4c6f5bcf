import type { Report } from './report.ts';

/** How many photos one piece of text holds. */
const AT_ONCE = 256;

/**
 * report.json, one line for each photo, in pieces: a suite of a hundred thousand photos is larger than one string
 * can be.
 */
export function* exportJson({ photos, totals, ...facts }: Report): Generator<string> {
  yield `${JSON.stringify(facts).slice(0, -1)},"photos":[`;
  for (let from = 0; from < photos.length; from += AT_ONCE) {
    const lines = photos.slice(from, from + AT_ONCE).map((photo) => `\n${JSON.stringify(photo)}`);
    yield `${from === 0 ? '' : ','}${lines.join(',')}`;
  }
  yield `\n],"totals":${JSON.stringify(totals)}}\n`;
}
