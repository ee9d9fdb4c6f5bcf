import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const folder = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** The bytes of one file of an installed npm package. Throws where package or file is missing. */
export function packageFile(name: string, file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(folder(name), file)));
}

/** The version of an installed npm package. */
export function packageVersion(name: string): string {
  return JSON.parse(readFileSync(join(folder(name), 'package.json'), 'utf8')).version;
}

/**
 * One of the files that MediaPipe's web solutions keep end to end in one `.data` file; the script
 * beside it lists where each begins and ends.
 */
export function packedFile(name: string, pack: string, file: string): Uint8Array<ArrayBuffer> {
  const loader = new TextDecoder().decode(packageFile(name, `${pack}_loader.js`));
  const entry = new RegExp(`/${file.replaceAll('.', '\\.')}", "start": (\\d+), "end": (\\d+)`);
  const [, start, end] = loader.match(entry) ?? [];
  if (!start || !end) throw new Error(`${name}: ${pack} does not hold ${file}`);
  return packageFile(name, `${pack}.data`).slice(Number(start), Number(end));
}
