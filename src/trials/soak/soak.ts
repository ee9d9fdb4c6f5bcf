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

/** How often a run is weighed, and how many of the weighings are printed. */
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
 * Does the same again and again in one page and prints what it holds, as a Markdown table. The process
 * fails where the second half of the run grew by more than is allowed.
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
