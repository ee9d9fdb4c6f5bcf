import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { build, type Plugin, type Rollup } from 'vite';
import { zhCN } from './src/i18n/zh-CN.ts';
import { compress } from './vite.compress.ts';

const BACKGROUND = '#f5f7f6';
const GREEN = '#0a5f5c';
/** Launchers leave a circle of 80% of a maskable icon; its green square goes on around that. */
const SAFE = 0.8;

interface Icon {
  readonly file: string;
  readonly side: number;
  readonly maskable?: boolean;
}
const icons: readonly Icon[] = [
  { file: 'icon-192.png', side: 192 },
  { file: 'icon-512.png', side: 512 },
  { file: 'icon-maskable-512.png', side: 512, maskable: true },
];
const TOUCH_ICON: Icon = { file: 'apple-touch-icon.png', side: 180, maskable: true };

async function draw({ side, maskable = false }: Icon): Promise<Buffer> {
  const inner = maskable ? Math.round(side * SAFE) : side;
  const density = (72 * inner) / 32;
  const picture = sharp('src/app/icon.svg', { density }).resize(inner, inner);
  if (!maskable) return picture.png().toBuffer();
  const canvas = { width: side, height: side, channels: 3, background: GREEN } as const;
  return sharp({ create: canvas })
    .composite([{ input: await picture.png().toBuffer() }])
    .png()
    .toBuffer();
}

const manifest = {
  name: zhCN.shared.serviceName,
  short_name: zhCN.shared.serviceName,
  lang: 'zh-CN',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: BACKGROUND,
  theme_color: BACKGROUND,
  icons: icons.map(({ file, side, maskable }) => ({
    src: `/${file}`,
    sizes: `${side}x${side}`,
    type: 'image/png',
    purpose: maskable ? 'maskable' : 'any',
  })),
};

/** What begins another page, and the engine on the main thread: for browsers without OffscreenCanvas. */
const elsewhere = /\/src\/app\/(qa|station|kiosk)\/|\/src\/app\/not-found|\/workers\//;
/** What few browsers need: the runtimes whole; AVIF for those without AVIF. */
const unusual = /\/vision_wasm_(?!module_internal.*\.js$)|\/ort-wasm|avif/;
/** In the order in which a first photo needs them; what is not named comes last. */
const order = [
  /vision_wasm.*\.js/,
  /vision.*\.wasm/,
  /\.task$/,
  /ort.*\.wasm/,
  /portrait/,
  /detector/,
  /parser/,
  /mozjpeg/,
];

const rank = (path: string): number => {
  const found = order.findIndex((pattern) => pattern.test(path));
  return found < 0 ? order.length : found;
};

/** The chunks that the resident's page may come to load. */
function residentChunks(bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const found = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  // A set that grows while it is gone through is gone through to its end.
  for (const name of found) {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') continue;
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) {
      const { facadeModuleId } = bundle[next] as Rollup.OutputChunk;
      if (!elsewhere.test(facadeModuleId ?? '')) found.add(next);
    }
  }
  return found;
}

async function sizes(dir: string, path: string): Promise<readonly [string, number, number]> {
  const file = join(dir, path === '/' ? 'index.html' : path);
  const { size } = await stat(file);
  const sent = await stat(`${file}.br`).then(
    (packed) => packed.size,
    () => size,
  );
  return [path, size, sent];
}

/**
 * What makes the page an app that works without a network: icons, web manifest, and the service worker
 * with the list of what this build consists of. Runs after the files are compressed.
 */
export const offline = (): Plugin => ({
  name: 'offline',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' }, injectTo: 'head' },
      {
        tag: 'link',
        attrs: { rel: 'apple-touch-icon', href: `/${TOUCH_ICON.file}` },
        injectTo: 'head',
      },
    ],
  },
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '' }, bundle) {
      for (const icon of [...icons, TOUCH_ICON]) {
        await writeFile(join(dir, icon.file), await draw(icon));
      }
      await writeFile(join(dir, 'manifest.webmanifest'), JSON.stringify(manifest));
      await compress(join(dir, 'manifest.webmanifest'));
      const chunks = residentChunks(bundle);
      const files = Object.values(bundle)
        .map(({ fileName, type }) => ({
          path: `/${fileName}`,
          isOwn: type !== 'chunk' || chunks.has(fileName),
        }))
        .filter(({ path, isOwn }) => isOwn && path.startsWith('/assets/') && !unusual.test(path))
        .map(({ path }) => path);
      files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
      const paths = ['/', '/manifest.webmanifest', ...files];
      const assets = await Promise.all(paths.map((path) => sizes(dir, path)));
      const page = await readFile(join(dir, 'index.html'));
      const version = createHash('sha256').update(page).update(paths.join()).digest('hex');
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { __OFFLINE__: JSON.stringify({ version: version.slice(0, 16), assets }) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          rollupOptions: {
            input: 'workers/service-worker.ts',
            output: { entryFileNames: 'sw.js', format: 'es' },
          },
        },
      });
      await compress(join(dir, 'sw.js'));
    },
  },
});
