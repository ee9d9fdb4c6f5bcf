import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { runCommandLine } from '../../command-line/command-line.ts';
import { wholeNumber, withDefault } from '../../command-line/values.ts';
import { scopes } from '../../endpoint/http/access.ts';
import { hashToken, newToken } from '../../endpoint/keys/token.ts';
import { openKeptBy } from '../../endpoint/open.ts';
import { foundAtStation, honestClaim, idPhoto, upload } from '../../endpoint/samples.testing.ts';
import { type Attack, attackMaker, isWhole, type Targets } from './attacks.ts';
import { makePlace, type Place, startInstance } from './place.ts';

const AT_ONCE = 16;
/** A connection that is still open after this is a hang. */
const PATIENCE_MS = 40_000;
/** A client that announced more bytes than it sends hangs up after this time. */
const SILENCE_MS = 1_000;

/** A status; `hang`: none in all that time; `cut`: the endpoint closed the connection and said nothing. */
type Heard = number | 'left' | 'cut' | 'hang';

interface FuzzReport {
  readonly requests: number;
  /**
   * Answers by status. `left`: the client hung up before one, as the attack says, or after a second of silence
   * because it had announced more than it sent; Node answers nobody who ended their side of the connection.
   */
  readonly statuses: Readonly<Partial<Record<Heard, number>>>;
  /** Of those with a station's token, which are to be answered by the handlers and not by a limit. */
  readonly stations: Readonly<Partial<Record<Heard, number>>>;
  /** Attacks that were answered with 5xx, with a receipt, or never, or cut off. At most ten. */
  readonly bad: readonly string[];
  readonly crashed: boolean;
  /** Receipts in the store afterwards; one was there before. */
  readonly stored: number;
  /** Resident memory in MB: after a tenth of the requests, half, and all. */
  readonly memory: readonly number[];
}

/**
 * Sends raw bytes on a connection of their own and waits for the answer, or hangs up where the attack says so, or
 * where it announced more than it sends and nothing comes.
 */
const send = (port: number, { bytes, hangsUp }: Attack): Promise<Heard> =>
  new Promise((answered) => {
    let hasLeft = false;
    const leave = () => {
      hasLeft = true;
      socket.end();
    };
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => hangsUp && leave()));
    const hang = setTimeout(() => {
      answered('hang');
      socket.destroy();
    }, PATIENCE_MS);
    let head = '';
    if (!isWhole(bytes)) socket.setTimeout(SILENCE_MS, leave);
    socket.on('data', (data) => {
      if (head.length < 400) head += data.toString('latin1', 0, 400);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(hang);
      const [, status] = /HTTP\/1\.1 ([2-5]\d\d)/.exec(head) ?? [];
      answered(status !== undefined ? Number(status) : hasLeft ? 'left' : 'cut');
    });
  });

const memoryOf = (pid: number): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
};

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

async function storedIn({ env }: Place): Promise<number> {
  const { store } = await openKeptBy(env);
  const kept = await store.list({ from: '0', before: '9', limit: 100 });
  await store.close();
  return kept.length;
}

/** Enough that each stays inside its limits: what is missed counts against a token, ten a minute. */
const TOKENS = 2_000;

/** A receipt that is there, one that could be, and the tokens of so many stations. */
async function targetsOf(env: Readonly<Record<string, string>>, url: string): Promise<Targets> {
  const at = new Date();
  const there = await idPhoto();
  const kept = await honestClaim(there, { at });
  const body = upload(there, kept);
  const answer = await fetch(`${url}api/receipts`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(`a good submission was answered ${answer.status}`);
  const { store } = await openKeptBy(env);
  const tokens = Array.from({ length: TOKENS }, newToken);
  await Promise.all(
    tokens.map((token, i) =>
      store.tokens.create(
        { stationId: `station-${i}`, scopes, createdAt: at.toISOString() },
        hashToken(token),
      ),
    ),
  );
  await store.close();
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { at });
  return { photo, claim, tokens, kept: { number: kept.number, found: foundAtStation(kept) } };
}

/** Attacks a server of its own on loopback. The same seed gives the same requests. Exported for tests. */
export async function fuzz(requests: number, seed: number): Promise<FuzzReport> {
  const place = await makePlace('sqlite');
  // Each request claims another address, so that rate limits do not stop the attacks.
  const env = {
    ...place.env,
    TRUST_PROXY: '127.0.0.1',
    REQUEST_SECONDS: '5',
    LOOKUPS_PER_MINUTE: '999999999',
  };
  const { url, pid, kill } = await startInstance({ ...place, env });
  const port = Number(new URL(url).port);
  try {
    const make = attackMaker(seed, await targetsOf(place.env, url));
    const statuses: Partial<Record<Heard, number>> = {};
    const stations: Partial<Record<Heard, number>> = {};
    const bad: string[] = [];
    const memory: number[] = [];
    const samples = [0.1, 0.5].map((share) => Math.floor(share * requests));
    let sent = 0;
    const work = async () => {
      while (sent < requests && isAlive(pid)) {
        if (samples.includes(sent)) memory.push(memoryOf(pid));
        const attack = make(sent++);
        const status = await send(port, attack);
        statuses[status] = (statuses[status] ?? 0) + 1;
        const wrong =
          typeof status === 'number' ? status >= 500 || status === 201 : status !== 'left';
        const ofStation = attack.kind.startsWith('station');
        if (ofStation) stations[status] = (stations[status] ?? 0) + 1;
        if (wrong && bad.length < 10) bad.push(`${status} ${attack.kind}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const crashed = !isAlive(pid);
    if (!crashed) memory.push(memoryOf(pid));
    await kill('SIGTERM');
    const stored = await storedIn(place);
    return { requests: sent, statuses, stations, bad, crashed, stored, memory };
  } finally {
    if (isAlive(pid)) await kill('SIGKILL');
    await place.remove();
  }
}

const line = {
  usage: `npm run fuzz -- [--requests N] [--seed N]
  --requests N  malformed requests that are sent; default: 20000
  --seed N      another seed, other requests; default: 1
Exit code 1 where one is answered with 5xx, a receipt or never, or cut off, or the endpoint crashes.`,
  options: { requests: withDefault(wholeNumber(1), 20_000), seed: withDefault(wholeNumber(0), 1) },
};

await runCommandLine(import.meta.url, line, async ({ options: { requests, seed } }) => {
  const report = await fuzz(requests, seed);
  console.info(JSON.stringify(report, undefined, 2));
  const { bad, crashed, stored, stations } = report;
  const isLimited = (stations[429] ?? 0) > 0;
  return bad.length > 0 || crashed || stored !== 1 || isLimited ? 1 : 0;
});
