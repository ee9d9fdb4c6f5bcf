import { request } from 'node:http';
import { expect, test } from 'vitest';
import limits from '../trials/bench/loading/limits.json' with { type: 'json' };
import { origin } from './product.ts';

const LINE = 200;

interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As it comes over the wire. `fetch` would decompress it. */
const get = (path: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(origin + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });

test('what a first visit loads is compressed, cacheable, and not larger than the limits', async () => {
  const script = await (await fetch(`${origin}/sw.js`)).text();
  const paths = [...script.matchAll(/\/assets\/[\w.-]+\.\w+/g)].map(([path]) => path);
  expect(paths.length).toBeGreaterThan(20);
  const files = await Promise.all(paths.map(async (path) => ({ path, ...(await get(path)) })));
  for (const { path, headers, body } of files) {
    expect(headers['cache-control'], path).toBe('public, max-age=31536000, immutable');
    // Very short files and compressed files do not get smaller.
    const canShrink = body.length > LINE && headers['content-type'] !== 'image/jpeg';
    if (canShrink) expect(headers['content-encoding'], path).toBe('br');
  }
  const bytes = (wanted: (path: string) => boolean) =>
    files.reduce((sum, { path, body }) => sum + (wanted(path) ? body.length : 0), 0);
  expect(bytes(() => true)).toBeLessThan(limits['first verdict']);
  const isLater = (path: string) => /\.onnx$|\/(ort|libheif|mozjpeg)/.test(path);
  expect(bytes((path) => !isLater(path))).toBeLessThan(limits['coaching starts']);
});
