/** `npm run kiosk:soak`: serves one person after another at one kiosk, and weighs what its page holds. */
import { runCommandLine } from '../../command-line/command-line.ts';
import { wholeNumber, withDefault } from '../../command-line/values.ts';

const line = {
  usage: `npm run kiosk:soak -- [--sessions N]
  --sessions N  people, one after another; default: 500`,
  options: { sessions: withDefault(wholeNumber(1), 500) },
};

await runCommandLine(import.meta.url, line, async ({ options: { sessions } }) => {
  const kiosk = await import('../../e2e/kiosk.ts');
  const { STATION_TOKEN, serveProduct } = await import('../../e2e/serve-product.ts');
  const { soak } = await import('./soak.ts');
  const { origin, stop } = await serveProduct({ SUBMITS_PER_MINUTE: '1000000' });
  const { browser, close } = await kiosk.launchWithCamera();
  try {
    const page = await kiosk.openKiosk(browser, origin, STATION_TOKEN);
    await soak({
      browser,
      page,
      rounds: sessions,
      unit: 'sessions',
      allowed: { heap: 0.001, nodes: 0.05, listeners: 0.02, page: 0.1, browser: 0.1 },
      async round(session) {
        await kiosk.begin(page);
        const outcome = await kiosk.judgement(page);
        if (outcome !== 'accept') throw new Error(`session ${session} ended with ${outcome}`);
        await kiosk.take(page);
        await kiosk.leave(page);
      },
    });
  } finally {
    await close();
    await stop();
  }
});
