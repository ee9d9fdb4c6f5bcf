/** `npm run bench`: how long a verdict takes, beside its bare inferences and two other libraries. */
import { runCommandLine } from '../../command-line/command-line.ts';
import { existing, flag, optional, wholeNumber } from '../../command-line/values.ts';

const line = {
  usage: `npm run bench -- [--quick] [--check] [--rounds N] [--folder DIR]
  --quick     few rounds, no large photos; writes nothing
  --check     fails where a ratio is worse than src/trials/bench/limits.json allows
  --rounds N  how often everything is measured; default: 100, or 5 with --quick
  --folder    photos of your own, instead of drawn ones; writes bench.json alone`,
  options: {
    quick: flag,
    check: flag,
    rounds: optional(wholeNumber(1)),
    folder: optional(existing('folder')),
  },
};

await runCommandLine(import.meta.url, line, async ({ options }) => {
  const { quick, check, folder, rounds = quick ? 5 : 100 } = options;
  const { bench } = await import('./bench.ts');
  const broken = await bench({ quick, rounds, folder });
  if (broken.length > 0) console.error(`\nSlower than the limits allow:\n${broken.join('\n')}`);
  return check && broken.length > 0 ? 1 : 0;
});
