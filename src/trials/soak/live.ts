/** `npm run live:soak`: guides one person before a camera for minutes, and weighs what the page holds. */
import { runCommandLine } from '../../command-line/command-line.ts';
import { wholeNumber, withDefault } from '../../command-line/values.ts';

const line = {
  usage: `npm run live:soak -- [--minutes N]
  --minutes N  default: 10`,
  options: { minutes: withDefault(wholeNumber(1), 10) },
};

const ROUND_SECONDS = 6;

await runCommandLine(import.meta.url, line, async ({ options: { minutes } }) => {
  const { openGuided, watchLatencies } = await import('../bench/camera-rate.ts');
  const { soak } = await import('./soak.ts');
  const rounds = Math.round((60 * minutes) / ROUND_SECONDS);
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
});
