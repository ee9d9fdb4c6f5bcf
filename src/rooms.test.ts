import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Which folder may import which others, beside itself. `type X` allows types alone: nothing of X runs there.
 * A longer name stands over a shorter one. In a list, `src/core` means every folder in it, and `src/app/*` the
 * files directly in it. Tests import what they like.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/command-line': [],
  'src/csv': [],
  'src/statistics': [],
  'src/core/pixels': [],
  'src/core/check': [
    'src/core/pixels',
    // One table names the types of all artifacts, and those who measure them use it.
    'type src/core/face',
    'type src/core/image-file',
    'type src/core/scene',
    'type src/iso',
  ],
  'src/core/image-file': ['src/core/check', 'src/core/pixels'],
  'src/core/face': ['src/core/check', 'src/core/pixels'],
  'src/core/scene': ['src/core/check', 'src/core/face', 'src/core/pixels'],
  'src/iso': ['src/core'],
  'src/checks': ['src/core'],
  'src/engine': ['src/core', 'src/checks'],
  'src/specs': ['src/engine', 'src/receipt/canonical.ts'],
  'src/specs/record.ts': ['src/command-line', 'src/specs'],
  // How far a photo is from the camera's frames stands in what is claimed of it.
  'src/live': ['src/core', 'src/checks', 'src/engine', 'type src/receipt'],
  'src/receipt': ['src/checks', 'src/engine'],
  'src/i18n': [
    'src/core',
    'src/checks',
    'src/engine',
    'src/live',
    'src/receipt',
    'type src/iso',
    'type src/qa',
  ],
  'src/artifacts': [
    'src/core',
    'src/iso',
    'type src/engine',
    // The files that `npm run models` builds.
    'models/build',
  ],
  'src/assess': [
    'src/core',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/live',
    'src/artifacts',
    'src/receipt/bytes.ts',
    'models/manifest.json',
    'workers',
  ],
  workers: ['src/assess', 'src/artifacts/networks', 'src/engine', 'src/specs'],
  // What the pages share.
  'src/app': [
    'type src/checks',
    'src/engine',
    'src/specs',
    'src/live',
    'src/receipt',
    'src/i18n',
    // Where a browser has no worker that will do, the page runs what the worker would.
    'src/assess',
    'workers',
  ],
  'src/app/ui': [
    'src/app/*',
    'type src/checks',
    'src/core',
    'type src/engine',
    'src/engine/languages.ts',
    'src/specs',
    'type src/receipt',
    'src/i18n',
  ],
  'src/app/offline': ['src/app/*'],
  'src/app/camera': [
    'src/app/*',
    'src/app/ui',
    'type src/core',
    'type src/engine',
    'src/live',
    'src/receipt',
    'type src/i18n',
    'src/assess',
    'src/app/styles',
  ],
  'src/app/submission': ['src/app/*', 'src/app/ui', 'src/receipt', 'src/i18n'],
  'src/app/sheet': [
    'src/app/*',
    'src/app/ui',
    'src/app/styles',
    'type src/engine',
    'type src/receipt',
    'src/receipt/number.ts',
    'src/i18n',
  ],
  // The four pages know nothing of each other.
  'src/app/resident': [
    'src/app/*',
    'src/app/ui',
    'src/app/offline',
    'src/app/camera',
    'src/app/sheet',
    'src/app/submission',
    'src/app/styles',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/receipt',
    'src/i18n',
  ],
  'src/app/kiosk': [
    'src/app/*',
    'src/app/ui',
    'src/app/camera',
    'src/app/styles',
    'type src/engine',
    'src/engine/languages.ts',
    'src/specs',
    'type src/live',
    'src/receipt',
    'src/i18n',
  ],
  'src/app/station': [
    'src/app/*',
    'src/app/ui',
    'src/app/camera',
    'src/app/sheet',
    'src/app/styles',
    'type src/checks',
    // How serious a finding is: the most serious comes first.
    'src/engine/verdict.ts',
    'type src/engine',
    'src/specs',
    'src/live',
    'src/receipt',
    'src/i18n',
  ],
  'src/app/qa': [
    'src/app/*',
    'src/app/ui',
    'src/app/styles',
    'type src/core',
    'src/iso',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/receipt/bytes.ts',
    'src/i18n',
    'src/qa',
    'src/statistics',
    'src/receipt/bytes.ts',
    'type workers',
  ],
  'src/app/not-found.tsx': ['src/app/*', 'src/app/ui'],
  'src/app/main.tsx': [
    'src/app/*',
    'src/app/styles',
    'src/app/resident/page.tsx',
    'src/app/kiosk/page.tsx',
    'src/app/station/page.tsx',
    'src/app/qa/page.tsx',
    'src/app/not-found.tsx',
  ],
  'src/app/styles': [],
  'src/qa': [
    'src/command-line',
    'src/csv',
    'src/statistics',
    // What is a photo, its first bytes say.
    'src/core/image-file/begins.ts',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/i18n',
    'src/iso',
    // The command serves the page as the endpoint does.
    'src/endpoint/http/headers.ts',
    'src/endpoint/http/static.ts',
  ],
  'src/calibrate': [
    'src/command-line',
    'src/csv',
    'src/statistics',
    'src/checks',
    'src/engine',
    'src/qa',
  ],
  'src/endpoint': [
    'src/command-line',
    'src/core',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/receipt',
    'src/csv',
    'src/statistics',
    // The one network that runs on the server: whether a photo shows a face at all.
    'models/build/face-glance.onnx',
  ],
  'src/kernels': ['src/command-line', 'src/core/pixels/kernels.compiled.ts'],
  models: [
    'src/command-line',
    'src/core',
    'test-fixtures/perturbations',
    'test-fixtures/portraits',
  ],
  'test-fixtures/portraits': ['models/build'],
  'test-fixtures': [
    'test-fixtures/portraits',
    'src/command-line',
    'src/csv',
    'src/core',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/artifacts',
    'src/assess',
    'src/qa',
    'src/calibrate',
  ],
  'src/e2e': [
    'src/command-line',
    'src/csv',
    'src/app',
    'src/endpoint',
    'src/engine/languages.ts',
    'src/i18n',
    'src/qa',
    'test-fixtures',
  ],
  'src/trials': [
    'src/command-line',
    'src/core',
    'src/checks',
    'src/engine',
    'src/specs',
    'src/receipt',
    'src/artifacts',
    'src/assess',
    'src/qa',
    'src/endpoint',
    'src/e2e',
    'models',
    'test-fixtures',
  ],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const isIn = (path: string, room: string): boolean =>
  room.endsWith('/*')
    ? dirname(path) === room.slice(0, -'/*'.length)
    : path === room || path.startsWith(`${room}/`);
const roomOf = (path: string): string | undefined => rooms.find((room) => isIn(path, room));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const importPattern =
  /(?<type>(?:import|export) type [^;']*?from )'(?<typed>\.[^']*)'|(?:from|import|import\(|new URL\()\s*'(?<plain>\.[^']*)'/g;

/** What a file imports of the project; a worker that it starts is imported, too. */
function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  return [...text.matchAll(importPattern)].map(({ groups }) => {
    const specifier = (groups?.['typed'] ?? groups?.['plain'] ?? '').replace(/\?.*$/, '');
    return {
      from,
      to: normalize(join(dirname(from), specifier)),
      isType: groups?.['type'] !== undefined,
    };
  });
}

/** Whether a line of the table allows an import. */
const allows = (line: string, { to, isType }: Import): boolean =>
  line.startsWith('type ') ? isType && isIn(to, line.slice('type '.length)) : isIn(to, line);

function isAllowed(one: Import): boolean {
  const room = roomOf(one.from);
  if (room === undefined) return false;
  return roomOf(one.to) === room || mayImport[room]!.some((line) => allows(line, one));
}

const isTest = (path: string): boolean => /\.(test|testing|testing-worker)\./.test(path);

const files = ['src', 'workers', 'models', 'test-fixtures'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path)),
);
const product = files.filter((path) => !isTest(path));
const imports = product.flatMap(importsOf);

describe('every file imports only what its folder may', () => {
  it('has a folder that the table names', () => {
    expect(product.filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  it('reads the real imports', () => {
    expect(imports.length).toBeGreaterThan(1500);
    expect(imports).toContainEqual({
      from: 'src/core/check/artifacts.ts',
      to: 'src/iso/quality.ts',
      isType: true,
    });
  });

  it('keeps to the table', () => {
    const wrong = imports
      .filter(({ to }) => roomOf(to) !== undefined)
      .filter((one) => !isAllowed(one))
      .map(({ from, to, isType }) => `${from} imports ${isType ? 'a type of ' : ''}${to}`);
    expect(wrong).toEqual([]);
  });

  it('names no import that nobody makes', () => {
    const unused = Object.entries(mayImport).flatMap(([room, lines]) =>
      lines
        .filter((line) => !imports.some((one) => roomOf(one.from) === room && allows(line, one)))
        .map((line) => `${room} → ${line}`),
    );
    expect(unused).toEqual([]);
  });

  it('leaves tests and trials out of the product', () => {
    const helping = ['src/e2e', 'src/trials', 'test-fixtures'];
    const wrong = imports
      .filter(({ from }) => !helping.some((room) => isIn(from, room)))
      .filter(({ to }) => isTest(to) || isIn(to, 'src/trials') || isIn(to, 'src/e2e'))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong).toEqual([]);
  });
});
