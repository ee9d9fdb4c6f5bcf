/** A child process of `suite.ts`: draws every n-th case, and sends each one's truth. */
import { suiteCases } from './cases.ts';
import { drawCase } from './draw.ts';

const [folder, count, seed, index, of] = process.argv.slice(2);
const cases = suiteCases(Number(count), Number(seed));
for (const [i, entry] of cases.entries()) {
  if (i % Number(of) !== Number(index)) continue;
  process.send?.(await drawCase(entry, folder!));
}
process.disconnect?.();
