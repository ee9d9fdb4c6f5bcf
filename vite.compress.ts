import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
/** Pictures are compressed already. */
const compressed = /\.(png|br)$/;
/** Above this many bytes the best quality takes a minute; only the whole runtimes, which few need, are so large. */
const LARGE = 8_000_000;
const CACHE = '.cache/brotli';

async function packed(content: Buffer): Promise<Buffer> {
  const quality = content.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
  const hash = createHash('sha256').update(content).digest('hex');
  const kept = join(CACHE, `${hash}-${quality}`);
  const before = await readFile(kept).catch(() => undefined);
  if (before) return before;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const result = await brotli(content, { params });
  await mkdir(CACHE, { recursive: true });
  // Renamed when complete: another build never reads half a file.
  await writeFile(`${kept}.${process.pid}`, result);
  await rename(`${kept}.${process.pid}`, kept);
  return result;
}

/** Writes the file's `.br` beside it, where that is shorter, so that the endpoint need not compress anything. */
export async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  const result = await packed(content);
  if (result.length < content.length) await writeFile(`${path}.br`, result);
}

/** Compresses what is built, each content once: the results are kept. */
export const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  // Not in `generateBundle`: Vite still changes chunks there.
  writeBundle: {
    sequential: true,
    async handler({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => !compressed.test(file));
      await Promise.all(files.map((file) => compress(join(dir, file))));
    },
  },
});
