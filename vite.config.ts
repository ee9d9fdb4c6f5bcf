import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devEndpoint } from './src/endpoint/dev.ts';
import { precompressed } from './vite.compress.ts';
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
          expect: { poll: { timeout: 60_000 } },
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
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
