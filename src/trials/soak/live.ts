/** `npm run live:soak`: guides one person before a camera for minutes, and weighs what the page holds. */
import { parseArgs } from 'node:util';
import { openGuided, watchLatencies } from '../bench/camera-rate.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });

const ROUND_SECONDS = 6;
const rounds = Math.round((60 * Number(values.minutes)) / ROUND_SECONDS);
let frames = 0;

const { browser, page, close } = await openGuided();
try {
  await soak({
    browser,
    page,
    rounds,
    unit: `× ${ROUND_SECONDS} s`,
    allowed: { heap: 0.005, nodes: 0.05, listeners: 0.05, page: 1, browser: 0.5 },
    async round() {
      frames += (await watchLatencies(page, 1000 * ROUND_SECONDS)).length;
    },
  });
  const rate = frames / (rounds * ROUND_SECONDS);
  console.info(`${frames} frames were answered, ${rate.toFixed(1)} a second`);
} finally {
  await close();
}
