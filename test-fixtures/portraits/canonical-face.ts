import { readFile } from 'node:fs/promises';
import { type Canonical, parseCanonical } from './canonical.ts';

const file = new URL('../../models/build/canonical-face.binarypb', import.meta.url);

/** MediaPipe's canonical face mesh, which `npm run models` takes out of its package. */
export async function canonicalFace(): Promise<Canonical> {
  return parseCanonical(await readFile(file));
}
