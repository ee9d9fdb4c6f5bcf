/** `npm run runtimes`: writes down which functions of the WebAssembly runtimes our models need. */
import { runCommandLine } from '../../../command-line/command-line.ts';
import { existing, optional } from '../../../command-line/values.ts';

const line = {
  usage: `npm run runtimes -- [--folder DIR]
  --folder  looks at photos of your own and only says what they call that is not kept; writes nothing`,
  options: { folder: optional(existing('folder')) },
};

await runCommandLine(import.meta.url, line, async ({ options: { folder } }) => {
  const { watchRuntimes } = await import('./runtimes.ts');
  await watchRuntimes(folder);
});
