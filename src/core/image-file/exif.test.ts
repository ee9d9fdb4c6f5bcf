import { describe, expect, test } from 'vitest';
import { exifFacts } from './exif.ts';

const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const RESOLUTION_UNIT = 0x0128;
const [SHORT, RATIONAL] = [3, 5];

type Entry = readonly [
  tag: number,
  value: number | readonly [numerator: number, denominator: number],
];

/** A TIFF block with one directory; fractions follow it. */
function tiffOf(entries: readonly Entry[], little = true): Uint8Array {
  const fractionsAt = 8 + 2 + 12 * entries.length + 4;
  const bytes = new Uint8Array(fractionsAt + 8 * entries.length);
  const view = new DataView(bytes.buffer);
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, entries.length, little);
  entries.forEach(([tag, value], i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, typeof value === 'number' ? SHORT : RATIONAL, little);
    view.setUint32(at + 4, 1, little);
    if (typeof value === 'number') view.setUint16(at + 8, value, little);
    else {
      const fraction = fractionsAt + 8 * i;
      view.setUint32(at + 8, fraction, little);
      view.setUint32(fraction, value[0], little);
      view.setUint32(fraction + 4, value[1], little);
    }
  });
  return bytes;
}

describe('exifFacts', () => {
  test.each([true, false])('orientation and resolution, little-endian: %j', (little) => {
    const tiff = tiffOf(
      [
        [0x0100, 99],
        [ORIENTATION, 6],
        [X_RESOLUTION, [700, 2]],
        [RESOLUTION_UNIT, 2],
      ],
      little,
    );
    expect(exifFacts(tiff)).toEqual({ orientation: 6, dpi: 350 });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %d', (orientation) => {
    expect(exifFacts(tiffOf([[ORIENTATION, orientation]]))).toEqual({ orientation });
  });

  test.each([0, 9, 65535])('an orientation of %d counts as absent', (orientation) => {
    expect(exifFacts(tiffOf([[ORIENTATION, orientation]]))).toEqual({});
  });

  test.each<readonly [string, readonly Entry[], number | undefined]>([
    ['inches where no unit is given', [[X_RESOLUTION, [300, 1]]], 300],
    [
      'dots per centimetre',
      [
        [X_RESOLUTION, [13780, 100]],
        [RESOLUTION_UNIT, 3],
      ],
      350,
    ],
    [
      'no unit of length',
      [
        [X_RESOLUTION, [300, 1]],
        [RESOLUTION_UNIT, 1],
      ],
      undefined,
    ],
    [
      'an unknown unit',
      [
        [X_RESOLUTION, [300, 1]],
        [RESOLUTION_UNIT, 4],
      ],
      undefined,
    ],
    [
      'the unit before the resolution',
      [
        [RESOLUTION_UNIT, 3],
        [X_RESOLUTION, [100, 1]],
      ],
      254,
    ],
    ['no resolution', [[RESOLUTION_UNIT, 2]], undefined],
    ['nothing over nothing', [[X_RESOLUTION, [0, 0]]], undefined],
    ['something over nothing', [[X_RESOLUTION, [300, 0]]], undefined],
    ['nothing', [[X_RESOLUTION, [0, 1]]], undefined],
    ['less than half a dot', [[X_RESOLUTION, [1, 3]]], undefined],
  ])('resolution: %s', (_, entries, dpi) => {
    expect(exifFacts(tiffOf(entries)).dpi).toBe(dpi);
  });

  test('a fraction beyond the end of the block counts as absent', () => {
    const tiff = tiffOf([[X_RESOLUTION, [300, 1]]]);
    expect(exifFacts(tiff.subarray(0, tiff.length - 1))).toEqual({});
  });

  test('cut anywhere it does not throw, and finds nothing that is not there', () => {
    const tiff = tiffOf([
      [ORIENTATION, 8],
      [X_RESOLUTION, [300, 1]],
    ]);
    for (let length = 0; length < tiff.length; length++) {
      const { orientation, dpi } = exifFacts(tiff.subarray(0, length));
      expect([undefined, 8]).toContain(orientation);
      expect([undefined, 300]).toContain(dpi);
    }
  });

  test('a directory that lies elsewhere, or nowhere', () => {
    const tiff = tiffOf([[ORIENTATION, 3]]);
    const moved = new Uint8Array(tiff.length + 6);
    moved.set(tiff.subarray(0, 8));
    moved.set(tiff.subarray(8), 14);
    moved[4] = 14;
    expect(exifFacts(moved)).toEqual({ orientation: 3 });
    moved.set([0xff, 0xff, 0xff, 0xff], 4);
    expect(exifFacts(moved)).toEqual({});
  });

  test('without either byte order it is no TIFF', () => {
    const tiff = tiffOf([[ORIENTATION, 3]]);
    tiff[1] = 0x4d;
    expect(exifFacts(tiff)).toEqual({});
    expect(exifFacts(new Uint8Array(0))).toEqual({});
  });
});
