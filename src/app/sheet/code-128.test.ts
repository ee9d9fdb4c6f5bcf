import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  GlobalHistogramBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { code128 } from './code-128.ts';

/** What a reader by others sees in the drawing. */
async function read(digits: string): Promise<{ text: string; format: BarcodeFormat }> {
  const { path, width } = code128(digits);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 1"
    width="${width * 3}" height="60" preserveAspectRatio="none" shape-rendering="crispEdges">
    <rect width="${width}" height="1" fill="#fff"/><path d="${path}"/></svg>`;
  const picture = sharp(Buffer.from(drawing)).greyscale().raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  const source = new RGBLuminanceSource(new Uint8ClampedArray(data), info.width, info.height);
  const reader = new MultiFormatReader();
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]]);
  const found = reader.decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), hints);
  return { text: found.getText(), format: found.getBarcodeFormat() };
}

test.each(['26112385540264076434', '00000000000000000000', '99999999999999999999'])(
  'another reader reads %s',
  async (number) => {
    expect(await read(number)).toEqual({ text: number, format: BarcodeFormat.CODE_128 });
  },
);

test('twenty digits are 145 modules and the room at both sides', () => {
  // Start, ten pairs and a check symbol of 11 modules each, and a stop of 13.
  expect(code128('26112385540264076434').width).toBe(12 * 11 + 13 + 2 * 10);
});
