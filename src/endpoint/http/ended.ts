import { Hono } from 'hono';
import { ENDED_TYPE, type EndedList, packEnded } from '../../receipt/ended-list.ts';
import { signJws } from '../keys/jws.ts';
import type { SigningKeys } from '../keys/signing-keys.ts';
import type { ReceiptStore } from '../store/store.ts';
import { type AccessParts, requires } from './access.ts';
import type { Env } from './context.ts';

/** How long a list is trusted by a station that hears of no newer one. */
const ENDED_DAYS = 7;
/** How long one list is given to all who ask. */
const FRESH_MS = 60_000;
const DAY = 86_400_000;

interface EndedParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly signing: SigningKeys;
}

const seconds = (time: number): number => Math.floor(time / 1000);

/** The receipts that ended before their time, as a signed list: so that a station without a network knows of them. */
export function endedRoute(parts: EndedParts): Hono<Env> {
  const { store, signing, clock } = parts;
  const app = new Hono<Env>();
  let last: { readonly at: number; readonly list: Promise<string> } | undefined;

  async function made(now: Date): Promise<string> {
    const time = now.getTime();
    const list: EndedList = {
      iat: seconds(time),
      exp: seconds(time + ENDED_DAYS * DAY),
      ...packEnded(await store.ended(now.toISOString())),
    };
    return signJws(JSON.stringify(list), ENDED_TYPE, signing.kid, signing.key);
  }

  app.get('/', requires('lookup', parts), async (c) => {
    const now = clock();
    if (!last || Math.abs(now.getTime() - last.at) >= FRESH_MS) {
      const list = made(now);
      last = { at: now.getTime(), list };
      list.catch(() => {
        last = undefined;
      });
    }
    return c.body(`${await last.list}\n`, 200, { 'content-type': 'application/jose' });
  });
  return app;
}
