import type { Browser, Page } from 'playwright';
import {
  type Allowed,
  growsTooMuch,
  growthOf,
  growthText,
  headOf,
  rowOf,
  type Weighing,
} from './growth.ts';
import { scalesFor } from './held.ts';

/** How often memory is measured in a run, and how many of the measurements are printed. */
const WEIGHINGS = 100;
const LINES = 10;

interface Soak {
  readonly browser: Browser;
  readonly page: Page;
  readonly rounds: number;
  /** What a round is, in the plural. */
  readonly unit: string;
  readonly allowed: Allowed;
  round(number: number): Promise<void>;
}

/**
 * Repeats the same thing in one page and prints the memory in use, as a Markdown table. The process fails where
 * memory grew by more than is allowed in the second half of the run.
 */
export async function soak({ browser, page, rounds, unit, allowed, round }: Soak): Promise<void> {
  const weigh = await scalesFor(browser, page);
  const weighings: Weighing[] = [];
  const began = performance.now();
  const every = Math.max(1, Math.round(rounds / WEIGHINGS));
  const printed = Math.max(1, Math.round(rounds / LINES));
  console.info(headOf(unit));
  for (let number = 0; number <= rounds; number++) {
    if (number > 0) await round(number);
    if (number % every !== 0 && number !== rounds) continue;
    const weighing = { after: number, ...(await weigh()) };
    weighings.push(weighing);
    if (number % printed === 0 || number === rounds) console.info(rowOf(weighing));
  }
  const seconds = (performance.now() - began) / 1000;
  console.info(`\n${rounds} ${unit} in ${seconds.toFixed(0)} s`);
  const growth = growthOf(weighings);
  if (!growth) return console.info('Too short a run to tell growth from noise.');
  console.info(growthText(growth, allowed));
  if (growsTooMuch(growth, allowed)) process.exitCode = 1;
}
