import type { Report } from './report.ts';

/** Photos in one piece of text. */
const AT_ONCE = 256;

/**
 * report.json, a line a photo, in pieces that follow one another: a suite of a hundred thousand photos is more
 * than one text can hold.
 */
export function* exportJson({ photos, totals, ...facts }: Report): Generator<string> {
  yield `${JSON.stringify(facts).slice(0, -1)},"photos":[`;
  for (let from = 0; from < photos.length; from += AT_ONCE) {
    const lines = photos.slice(from, from + AT_ONCE).map((photo) => `\n${JSON.stringify(photo)}`);
    yield `${from === 0 ? '' : ','}${lines.join(',')}`;
  }
  yield `\n],"totals":${JSON.stringify(totals)}}\n`;
}
