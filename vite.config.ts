import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devEndpoint } from './src/endpoint/dev.ts';

/** The endpoint beside the page's development server, on the same port. */
const endpoint = (): Plugin => ({
  name: 'endpoint',
  apply: 'serve',
  configureServer(server) {
    if (process.env['VITEST']) return;
    const { middleware, close } = devEndpoint(process.env);
    server.middlewares.use(middleware);
    server.httpServer?.on('close', close);
  },
});

const brotli = promisify(brotliCompress);
const compressible = /\.(js|mjs|css|html|svg|json|wasm|onnx|task)$/;

/** Writes a `.br` beside each file that is worth it, so that the endpoint need not compress anything. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  async generateBundle(_, bundle) {
    for (const [fileName, file] of Object.entries(bundle)) {
      if (!compressible.test(fileName)) continue;
      const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      const quality = content.length > 1_000_000 ? 9 : 11;
      const source = await brotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      });
      this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source });
    }
  },
});

export default defineConfig({
  assetsInclude: ['**/*.task', '**/*.onnx'],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  optimizeDeps: { exclude: ['@jsquash/jpeg', '@mediapipe/tasks-vision', 'onnxruntime-web'] },
  plugins: [endpoint(), precompressed()],
  worker: { format: 'es' },
  test: {
    reporters: ['default', './src/e2e/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
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
