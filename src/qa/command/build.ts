import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dist = join(root, 'dist');

/** The sources of the built page. */
const sources = ['src', 'workers', 'models', 'index.html', 'vite.config.ts', 'package-lock.json'];
/** Sources that are not part of the page. */
const aside = /\.test\.ts$|[\\/](bench|calibrate|e2e|endpoint|command|build)[\\/]/;

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return aside.test(path) ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const builtAt = (): number =>
  statSync(join(dist, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

export interface Built {
  readonly dist: string;
  /** Identifies this build: the page's file names contain hashes of everything that it loads. */
  readonly digest: string;
}

/** The built page. It is built now if it is older than its sources. Throws where it cannot be built. */
export function provideBuild(say: (line: string) => void): Built {
  if (builtAt() < Math.max(...sources.map((source) => newest(join(root, source))))) {
    say('Building the page …');
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The page cannot be built.\n${stdout}\n${stderr}`);
  }
  const page = readFileSync(join(dist, 'index.html'));
  return { dist, digest: createHash('sha256').update(page).digest('hex') };
}
