import { describe, expect, test } from 'vitest';
import { beginsAsPhoto } from './begins.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['JPEG and MPO', '\xff\xd8\xff\xe1'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['GIF', 'GIF89a'],
  ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
  ['HEIC of a camera (.HIF)', '\0\0\0\x18ftypheix\0\0\0\0'],
  ['AVIF', '\0\0\0\x18ftypavif\0\0\0\0'],
  ['TIFF', 'II*\0\x08\0\0\0'],
])('%s', (_, text) => {
  expect(beginsAsPhoto(bytes(text))).toBe(true);
});

describe('no photo', () => {
  test.each([
    ['nothing', ''],
    ['a table', 'file,outcome\n'],
    ['a film', '\0\0\0\x14ftypqt  \0\0\0\0'],
    ['a mark cut short', '\xff\xd8'],
    ['sound in the container of WebP', 'RIFF\0\0\0\0WAVEfmt '],
  ])('%s', (_, text) => {
    expect(beginsAsPhoto(bytes(text))).toBe(false);
  });
});
