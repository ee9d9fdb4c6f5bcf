import { expect, test } from 'vitest';
import { imageFacts } from './facts.ts';
import { videoFacts } from './video.ts';

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

test.each([
  ['the moving half of a Live Photo', '\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'video/quicktime'],
  ['QuickTime of old', '\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime'],
  ['MP4', '\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'video/mp4'],
  ['MP4 in pieces', '\0\0\0\x18ftypiso6\0\0\0\0iso6dash', 'video/mp4'],
  ['3GP', '\0\0\0\x18ftyp3gp4\0\0\0\0isom3gp4', 'video/3gpp'],
  ['AVI', 'RIFF\x24\0\0\0AVI LIST', 'video/x-msvideo'],
  ['WMV', '\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-wmv'],
  ['MPEG', '\0\0\x01\xba\x44', 'video/mpeg'],
  ['FLV', 'FLV\x01\x05', 'video/x-flv'],
  ['WebM', '\x1a\x45\xdf\xa3\x01\0\0\0', 'video/webm'],
])('%s is known as a film', (_, text, mime) => {
  expect(imageFacts(latin(text))).toMatchObject({ mime, animated: true });
});

test('a photo and a text are no films', () => {
  expect(videoFacts(latin('\xff\xd8\xff\xe0\0\x10JFIF\0'))).toBeUndefined();
  expect(videoFacts(latin('This is a moovie.'))).toBeUndefined();
});
