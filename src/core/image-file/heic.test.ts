import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { phoneHeic } from '../../../test-fixtures/bad-files/bad-files.ts';
import { heicFacts, heifColour } from './heic.ts';
import { matrixShaper } from './icc.ts';

const fileType = (brand: string) =>
  Uint8Array.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`, (c) => c.charCodeAt(0));

test.each([
  ['heic', 'image/heic', false],
  ['heix', 'image/heic', false],
  ['mif1', 'image/heic', false],
  ['avif', 'image/avif', false],
  ['avis', 'image/avif', true],
  ['hevc', 'image/heic', true],
])('brand %s is %s; without a picture it is not complete', (brand, mime, animated) => {
  const facts = heicFacts(fileType(brand));
  expect(facts).toMatchObject({ mime, animated, bytes: 24, width: 0, complete: false });
});

test.each(['isom', 'mp42', 'qt  ', 'crx '])('brand %s is a film or a raw picture', (brand) => {
  expect(heicFacts(fileType(brand))).toBeUndefined();
});

describe('a HEIC as a phone writes it, turned and in Display P3', () => {
  const phone = new Uint8Array(readFileSync(phoneHeic));

  test('has the width and height at which it is shown', () => {
    expect(heicFacts(phone)).toEqual({
      mime: 'image/heic',
      bytes: phone.length,
      width: 900,
      height: 1200,
      colourMode: 'rgb',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
      profile: 'sP3C',
    });
  });

  test('has a profile whose white is white', () => {
    const shaper = matrixShaper(heifColour(phone).icc!)!;
    const white = shaper.toXyz.map((row) => row[0] + row[1] + row[2]);
    [0.9642, 1, 0.8249].forEach((one, i) => {
      expect(white[i]).toBeCloseTo(one, 3);
    });
    expect(shaper.linear.map((curve) => curve[255])).toEqual([1, 1, 1]);
    expect(shaper.linear[0][128]).toBeCloseTo(0.2158, 3);
  });

  test('cut short is not complete, wherever it is cut', () => {
    for (let length = 24; length < phone.length; length += 97) {
      expect(heicFacts(phone.subarray(0, length))?.complete).toBe(false);
    }
  });

  test('is complete, whatever a phone has appended to it', () => {
    const mark = Buffer.from('v6_f12 LIVE_28000000', 'latin1');
    const film = Buffer.from('\0\0\0\x10ftypmp42\0\0\0\0', 'latin1');
    for (const more of [mark, Buffer.concat([film, mark]), Buffer.from([0])]) {
      const file = new Uint8Array(Buffer.concat([phone, more]));
      expect(heicFacts(file)).toMatchObject({ mime: 'image/heic', width: 900, complete: true });
    }
  });

  test('with damaged boxes is read without an error', () => {
    for (let at = 12; at < 1200; at++) {
      const damaged = phone.slice();
      damaged[at] ^= 0xff;
      expect(() => heicFacts(damaged)).not.toThrow();
    }
  });
});

test('an AVIF that sharp writes', async () => {
  const avif = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .avif({ effort: 0 })
    .toBuffer();
  expect(heicFacts(avif)).toMatchObject({
    mime: 'image/avif',
    width: 8,
    height: 6,
    complete: true,
  });
});

test('too short for a brand', () => {
  for (let length = 0; length < 12; length++) {
    expect(heicFacts(fileType('heic').subarray(0, length))).toBeUndefined();
  }
});
