import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = {
  human: '@vladmandic/human/models',
  'face-api': '@vladmandic/face-api/model',
  tfjs: '@tensorflow/tfjs-backend-wasm/dist',
} as const;

/** Serves the benchmark's page, the other libraries' models and the photos, to this machine only. */
export async function serveBench(photos: ReadonlyMap<string, Buffer>): Promise<ViteDevServer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    assetsInclude: ['**/*.task', '**/*.onnx'],
    optimizeDeps: { noDiscovery: true },
    worker: { format: 'es' },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    plugins: [
      {
        name: 'bench-files',
        configureServer: ({ middlewares }) => {
          middlewares.use('/bench/', async (request, response) => {
            const [folder = '', file = ''] = (request.url ?? '').slice(1).split('?')[0]!.split('/');
            const name = decodeURIComponent(file);
            const from = packages[folder as keyof typeof packages];
            const bytes =
              folder === 'photos'
                ? photos.get(name)
                : from && (await readFile(join(root, 'node_modules', from, name)).catch(() => {}));
            if (name.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
            response.statusCode = bytes ? 200 : 404;
            response.end(bytes);
          });
        },
      },
    ],
  });
  return server.listen();
}
