/** `npm run specs`: adds the digest of each new version to digests.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { runCommandLine } from '../command-line/command-line.ts';
import { rulesDigest, versionAdvice, versionOf } from './digest.ts';
import { specs } from './index.ts';

const line = {
  usage: `npm run specs   adds the digest of each new version of a spec to src/specs/digests.json
A line that is there is never changed, since signed receipts name it: changed rules need a new version. Exit
code 1 where rules changed without one.`,
  options: {},
};

await runCommandLine(import.meta.url, line, async () => {
  const path = new URL('digests.json', import.meta.url);
  const recorded: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'));
  let exitCode = 0;
  for (const spec of Object.values(specs)) {
    const digest = await rulesDigest(spec);
    const known = recorded[versionOf(spec)];
    if (known === undefined) {
      recorded[versionOf(spec)] = digest;
      console.info(`recorded ${versionOf(spec)}`);
    } else if (known !== digest) {
      console.error(versionAdvice(spec, known));
      exitCode = 1;
    }
  }
  const lines = Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
  return exitCode;
});
