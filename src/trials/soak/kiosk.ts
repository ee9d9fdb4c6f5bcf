/** `npm run kiosk:soak`: serves one person after another at one kiosk, and weighs what its page holds. */
import { parseArgs } from 'node:util';
import { begin, judgement, launchWithCamera, leave, openKiosk, take } from '../../e2e/kiosk.ts';
import { STATION_TOKEN, serveProduct } from '../../e2e/serve-product.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({ options: { sessions: { type: 'string', default: '500' } } });

const { origin, stop } = await serveProduct({ SUBMITS_PER_MINUTE: '1000000' });
const { browser, close } = await launchWithCamera();
try {
  const page = await openKiosk(browser, origin, STATION_TOKEN, 120);
  await soak({
    browser,
    page,
    rounds: Number(values.sessions),
    unit: 'sessions',
    allowed: { heap: 0.001, nodes: 0.05, listeners: 0.02, page: 0.1, browser: 0.1 },
    async round(session) {
      await begin(page);
      const outcome = await judgement(page);
      if (outcome !== 'accept') throw new Error(`session ${session} ended with ${outcome}`);
      await take(page);
      await leave(page);
    },
  });
} finally {
  await close();
  await stop();
}
