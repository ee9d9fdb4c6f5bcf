import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Read as files where they lie: the neutral operator's words, and a thread that is JavaScript already. */
const files = ['endpoint/operator.json', 'endpoint/verify/face-worker.mjs'];

const copied = (): Plugin => ({
  name: 'copied-files',
  writeBundle({ dir = '' }) {
    for (const file of files) copyFileSync(at(`src/${file}`), join(dir, file));
  },
});

/**
 * The endpoint as JavaScript that Node runs as it is: `npm start` starts without compiling, and no call is
 * wrapped to keep a function's name. Each module stays a file in its place, as what is beside it is found by
 * where it lies; packages stay where they are.
 */
export default defineConfig({
  plugins: [copied()],
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist-endpoint',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: ['src/endpoint/main.ts', 'src/endpoint/verify/pixel-worker.ts'],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
      },
    },
  },
});
