/** `npm run loading`: what a visit of the built product loads, and how long until the first verdict. */
import { runCommandLine } from '../../../command-line/command-line.ts';
import { flag, optional, serverAddress } from '../../../command-line/values.ts';

const line = {
  usage: `npm run loading -- [--bytes] [--check] [--origin URL]
  --bytes   counts bytes alone; writes nothing
  --check   fails where a visit loads more than src/trials/bench/loading/limits.json allows
  --origin  a product that is served already; else it is built and served`,
  options: { bytes: flag, check: flag, origin: optional(serverAddress) },
};

await runCommandLine(import.meta.url, line, async ({ options: { bytes, check, origin } }) => {
  const { loading } = await import('./loading.ts');
  const broken = await loading(bytes, origin);
  if (broken.length > 0) console.error(`\nMore than the limits allow:\n${broken.join('\n')}`);
  return check && broken.length > 0 ? 1 : 0;
});
