import sharp from 'sharp';
import { expect, test } from 'vitest';
import { refusalOf } from '../../engine/intake.ts';
import { defaultSpec } from '../../specs/index.ts';
import { imageFacts } from './facts.ts';

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const tiff = await sharp({ create: { width: 600, height: 800, channels: 3, background: 'red' } })
  .tiff()
  .toBuffer();

test.each([
  ['TIFF, as raw photos are', tiff, 'image/tiff'],
  ['TIFF of the other order', latin('MM\0*\0\0\0\x08'), 'image/tiff'],
  ['Canon’s raw', latin('\0\0\0\x18ftypcrx \0\0\0\x01crx isom'), 'image/x-canon-cr3'],
  ['BMP', latin(`BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28${'\0'.repeat(60)}`), 'image/bmp'],
  ['JPEG XL, bare', latin('\xff\x0a\xfa\x1f\x41\x91'), 'image/jxl'],
  ['JPEG XL, boxed', latin('\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl '), 'image/jxl'],
  ['JPEG 2000', latin('\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 '), 'image/jp2'],
  ['Photoshop', latin('8BPS\0\x01'), 'image/vnd.adobe.photoshop'],
])('%s is a photo that cannot be opened', (_, bytes, mime) => {
  const facts = imageFacts(bytes);
  expect(facts).toMatchObject({ mime, bytes: bytes.length });
  expect(refusalOf(bytes.length, facts, 'compose', defaultSpec.format)).toBe('unsupported-format');
});

test('a text with the same beginning is no photo', () => {
  expect(imageFacts(latin('BMI and other numbers'))).toBeUndefined();
});
