import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Resolving `package.json` would not work: some packages do not export it. */
function folder(name: string): string {
  const places = require.resolve.paths(name)?.map((place) => join(place, name)) ?? [];
  const found = places.find((place) => existsSync(join(place, 'package.json')));
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

/** The bytes of one file of an installed npm package. Throws where package or file is missing. */
export function packageFile(name: string, file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(folder(name), file)));
}

/** The version of an installed npm package. */
export function packageVersion(name: string): string {
  return JSON.parse(readFileSync(join(folder(name), 'package.json'), 'utf8')).version;
}

/**
 * One of the files that MediaPipe's web solutions store together in one `.data` file. The script beside it lists
 * where each file begins and ends.
 */
export function packedFile(name: string, bundle: string, file: string): Uint8Array<ArrayBuffer> {
  const loader = new TextDecoder().decode(packageFile(name, `${bundle}_loader.js`));
  const entry = new RegExp(`/${file.replaceAll('.', '\\.')}", "start": (\\d+), "end": (\\d+)`);
  const [, start, end] = loader.match(entry) ?? [];
  if (!start || !end) throw new Error(`${name}: ${bundle} does not hold ${file}`);
  return packageFile(name, `${bundle}.data`).slice(Number(start), Number(end));
}
