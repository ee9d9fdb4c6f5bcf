import { expect, test } from 'vitest';
import { imageFacts } from './facts.ts';
import { videoFacts } from './video.ts';

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

test.each([
  ['the moving half of a Live Photo', '\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'video/quicktime'],
  ['QuickTime of old', '\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime'],
  ['MP4', '\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'video/mp4'],
  ['WebM', '\x1a\x45\xdf\xa3\x01\0\0\0', 'video/webm'],
])('%s is known as a film', (_, text, mime) => {
  expect(imageFacts(latin(text))).toMatchObject({ mime, animated: true });
});

test('a photo and a text are none', () => {
  expect(videoFacts(latin('\xff\xd8\xff\xe0\0\x10JFIF\0'))).toBeUndefined();
  expect(videoFacts(latin('This is a moovie.'))).toBeUndefined();
});
