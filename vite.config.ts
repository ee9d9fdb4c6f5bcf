import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { devEndpoint } from './src/endpoint/dev.ts';
import { WAIT_MS } from './src/qa/command/wait.ts';
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

/**
 * How long tests may take: the one place that says so. Longer than any one wait in them, so that what fails
 * is the wait, which names what did not come.
 */
const patience = {
  testTimeout: 4 * WAIT_MS,
  hookTimeout: 4 * WAIT_MS,
  expect: { poll: { timeout: WAIT_MS } },
};

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
    // Half of a journey's time is waiting: for a countdown, a watchdog, a film. So three keep two cores busy; each
    // more wants memory for a product and a browser of its own.
    maxWorkers: 3,
    setupFiles: ['./src/setup.testing.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...patience,
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
          ...patience,
        },
      },
    ],
  },
});
