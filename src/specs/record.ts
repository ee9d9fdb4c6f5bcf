import { readFileSync, writeFileSync } from 'node:fs';
import { rulesDigest, versionAdvice, versionOf } from './digest.ts';
import { specs } from './index.ts';

// `npm run specs`: adds the digest of each new version to digests.json. A line that is there is never
// changed, since signed receipts name it: changed rules need a new version.

const path = new URL('digests.json', import.meta.url);
const recorded: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'));

for (const spec of Object.values(specs)) {
  const digest = await rulesDigest(spec);
  const known = recorded[versionOf(spec)];
  if (known === undefined) {
    recorded[versionOf(spec)] = digest;
    console.info(`recorded ${versionOf(spec)}`);
  } else if (known !== digest) {
    console.error(versionAdvice(spec, known));
    process.exitCode = 1;
  }
}

const lines = Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
