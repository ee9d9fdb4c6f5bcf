import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The facts about a model file, apart from its bytes. */
export interface Use {
  /** SPDX identifier. */
  readonly licence: string;
  /** An npm package's file, or one of this repository that was trained here. */
  readonly origin:
    | { readonly package: string; readonly version: string; readonly file: string }
    | { readonly trained: string };
  readonly use: string;
  /** Path of the model card from the repository's root. */
  readonly card: string;
}

export interface Entry extends Use {
  readonly sha256: string;
  readonly bytes: number;
}

/** Entries by file name in `models/build`. */
type Manifest = Readonly<Record<string, Entry>>;

export const manifestPath = new URL('manifest.json', import.meta.url);
export const buildFolder = new URL('build/', import.meta.url);

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(manifestPath, 'utf8'));
}

/** Hexadecimal, lower case. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One sentence for each built file that differs from the manifest. Empty where all agree. */
export function differences(manifest: Manifest, built: ReadonlyMap<string, Uint8Array>): string[] {
  const unknown = [...built.keys()].filter((file) => !manifest[file]);
  return [
    ...unknown.map((file) => `${file} is not in models/manifest.json.`),
    ...Object.entries(manifest).flatMap(([file, entry]) => {
      const bytes = built.get(file);
      if (!bytes) return [`${file} is in models/manifest.json, but nothing makes it.`];
      const found = sha256(bytes);
      if (found === entry.sha256) return [];
      return [`${file} has SHA-256 ${found}, but models/manifest.json says ${entry.sha256}.`];
    }),
  ];
}
