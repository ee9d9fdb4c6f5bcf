import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devEndpoint } from './src/endpoint/dev.ts';
import { offline } from './vite.offline.ts';

/** The endpoint beside the page's development server, on the same port. */
const endpoint = (): Plugin => ({
  name: 'endpoint',
  apply: 'serve',
  async configureServer(server) {
    if (process.env['VITEST']) return;
    const { middleware, close } = await devEndpoint(process.env);
    server.middlewares.use(middleware);
    server.httpServer?.on('close', close);
  },
});

const brotli = promisify(brotliCompress);
const compressible = /\.(js|mjs|css|html|svg|json|wasm|onnx|task)$/;
/** Above this many bytes the best quality takes seconds for a percent. */
const LARGE = 1_000_000;

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE ? 9 : 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${path}.br`, await brotli(content, { params }));
}

/** Writes a `.br` beside each file that is worth it, so that the endpoint need not compress anything. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  // Not in `generateBundle`: Vite still changes chunks there.
  writeBundle: {
    sequential: true,
    async handler({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => compressible.test(file));
      await Promise.all(files.map((file) => compress(join(dir, file))));
    },
  },
});

export default defineConfig({
  assetsInclude: ['**/*.task', '**/*.onnx'],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  optimizeDeps: {
    exclude: ['@jsquash/avif', '@jsquash/jpeg', '@mediapipe/tasks-vision', 'onnxruntime-web'],
  },
  plugins: [endpoint(), precompressed(), offline()],
  worker: { format: 'es' },
  test: {
    reporters: ['default', './src/e2e/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Some start real processes, on machines that do other things too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          include: ['{src,models,test-fixtures}/**/*.test.ts'],
          exclude: ['src/e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['src/e2e/**/*.test.ts'],
          globalSetup: './src/e2e/setup.ts',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
