import { expect, test } from 'vitest';
import type { FileFacts } from '../core/check/artifacts.ts';
import { Unavailable } from '../core/check/gatherer.ts';
import { colourMode, fileBytes, fileDpi, fileFormat, frameSize } from './file.ts';

const file: FileFacts = {
  mime: 'image/jpeg',
  bytes: 20_480,
  width: 358,
  height: 441,
  dpi: 350,
  colourMode: 'rgb',
};

test('each measures one fact of the file', () => {
  expect(fileFormat.measure({ file })).toBe('image/jpeg');
  expect(fileBytes.measure({ file })).toBe(20_480);
  expect(frameSize.measure({ file })).toBe('358x441');
  expect(fileDpi.measure({ file })).toBe(350);
  expect(colourMode.measure({ file })).toBe('rgb');
});

test('width comes before height', () => {
  expect(frameSize.measure({ file: { ...file, width: 441, height: 358 } })).toBe('441x358');
});

test('a density that the file does not state is unknown, not 0', () => {
  const { dpi: _, ...silent } = file;
  expect(() => fileDpi.measure({ file: silent })).toThrow(new Unavailable('not-stated'));
});
