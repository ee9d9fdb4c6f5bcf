import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { runCommandLine } from '../src/command-line/command-line.ts';
import { flag } from '../src/command-line/values.ts';
import { buildFolder, differences, manifestPath, readManifest, sha256 } from './manifest.ts';

const line = {
  usage: `npm run models [-- --update]   builds the model files that are missing or not those of models/manifest.json
  --update  builds all, and writes their digests to models/manifest.json`,
  options: { update: flag },
};

/** Whether every file is there with the bytes of the manifest. */
function upToDate(): boolean {
  return Object.entries(readManifest()).every(([file, entry]) => {
    const path = new URL(file, buildFolder);
    return existsSync(path) && sha256(readFileSync(path)) === entry.sha256;
  });
}

/** Gives the exit code. */
async function build(update: boolean): Promise<0 | 1> {
  // Loaded here, so that a run with nothing to do does not read the packages.
  const { recipes } = await import('./recipes.ts');
  const built = new Map(recipes.map(({ file, make }) => [file, make()]));

  if (update) {
    const entries = recipes.map(({ file, make: _, ...use }) => {
      const bytes = built.get(file) ?? new Uint8Array();
      return [file, { sha256: sha256(bytes), bytes: bytes.length, ...use }];
    });
    writeFileSync(manifestPath, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }

  const found = differences(readManifest(), built);
  if (found.length > 0) {
    console.error(found.join('\n'));
    console.error(
      'A package or a recipe has changed. If that is meant: npm run models -- --update',
    );
    return 1;
  }

  mkdirSync(buildFolder, { recursive: true });
  for (const [file, bytes] of built) {
    const path = new URL(file, buildFolder);
    // Renamed when complete: a reader never sees half a file.
    const part = new URL(`${file}.${process.pid}`, buildFolder);
    writeFileSync(part, bytes);
    renameSync(part, path);
    console.info(`models/build/${file}  ${bytes.length} bytes`);
  }
  return 0;
}

await runCommandLine(import.meta.url, line, ({ options: { update } }) =>
  update || !upToDate() ? build(update) : 0,
);
