import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from 'playwright';
import { expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { rowOf } from './database.ts';
import { begin, judgement, launchWithCamera, openKiosk, take } from './kiosk.ts';
import { dataDir, origin, stationToken } from './product.ts';
import { agree, check, openResident, receiptOn, send, shownPhoto } from './resident.ts';
import { lookUp, openStation } from './station.ts';
import { openWire, type Sent } from './wire.ts';

/** Longer than any timer after which a library is known to send reports. */
const AFTERWARDS_MS = 75_000;

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly params?: { readonly url?: string; readonly initiator?: string };
  }[];
}

/** Every URL that a page or worker of `origin` requested, from the browser's own log. */
function requestedBy(origin: string, path: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const start = constants.logEventTypes['URL_REQUEST_START_JOB'];
  return events.flatMap(({ type, params }) =>
    type === start && params?.url && params.initiator === origin ? [params.url] : [],
  );
}

const originOf = (url: string): string => new URL(url).origin;
const carrying = (sent: readonly Sent[], bytes: Buffer): Sent[] =>
  sent.filter(({ body }) => body.includes(bytes));

test('nothing leaves the origin, and the photo leaves the device once, when it is submitted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'net-log-'));
  const netLog = join(folder, 'net-log.json');
  const wire = await openWire(origin);
  // Requests to other hosts find no address, so they fail visibly.
  const { browser, close } = await launchWithCamera(
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    `--log-net-log=${netLog}`,
  );
  const asked: Request[] = [];
  const failed: string[] = [];
  const watch = (page: Page): void => {
    page.context().on('request', (request) => asked.push(request));
    page.context().on('requestfailed', (request) => failed.push(request.url()));
  };
  const isChallenge = ({ method, path }: Sent) => `${method} ${path}` === 'POST /api/challenges';
  const posts = () => wire.sent.filter((one) => one.method !== 'GET' && !isChallenge(one));
  const posted = () => posts().map(({ method, path }) => `${method} ${path}`);
  try {
    const resident = await openResident(browser, wire.origin, async (page) => watch(page), 'allow');
    const portrait = await portraitFile('short-hair');
    expect((await check(resident, portrait)).outcome).toBe('accept');
    const photo = await shownPhoto(resident);
    await agree(resident);
    expect(wire.sent.filter(({ method, body }) => method !== 'GET' || body.length > 0)).toEqual([]);

    await send(resident);
    const number = await receiptOn(resident);
    const station = await openStation(browser, wire.origin, stationToken);
    watch(station);
    await lookUp(station, number);

    const kiosk = await openKiosk(browser, wire.origin, stationToken);
    watch(kiosk);
    await begin(kiosk);
    expect(await judgement(kiosk)).toBe('accept');
    expect(posted()).toEqual(['POST /api/receipts']);
    const taken = rowOf(dataDir, await take(kiosk))?.photo;
    await setTimeout(AFTERWARDS_MS);

    expect(posted()).toEqual(['POST /api/receipts', 'POST /api/receipts']);
    expect(carrying(wire.sent, photo)).toEqual(posts().slice(0, 1));
    expect(carrying(wire.sent, Buffer.from(taken ?? []))).toEqual(posts().slice(1));
    expect(carrying(wire.sent, portrait)).toEqual([]);
    // A camera that opens asks for a number, and says nothing.
    const challenges = wire.sent.filter(isChallenge);
    expect(challenges.map(({ body }) => body.length)).toEqual([0]);
  } finally {
    await close();
    await wire.close();
  }
  const urls = asked.map((request) => request.url());
  expect(urls.some((url) => url.endsWith('.task'))).toBe(true);
  expect([...new Set(urls.map(originOf))]).toEqual([wire.origin]);
  expect(failed).toEqual([]);
  const logged = requestedBy(wire.origin, netLog);
  expect(logged.some((url) => url.endsWith('.task'))).toBe(true);
  expect([...new Set(logged.map(originOf))]).toEqual([wire.origin]);
  await rm(folder, { recursive: true });
});
