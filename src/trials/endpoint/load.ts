import { readFileSync } from 'node:fs';
import { runCommandLine } from '../../command-line/command-line.ts';
import { oneOf, optional, required, wholeNumber, withDefault } from '../../command-line/values.ts';
import { checkApart } from './check.ts';
import {
  type Instance,
  instancesOf,
  makePlace,
  type StoreKind,
  startInstances,
  storeKinds,
} from './place.ts';
import { type Poster, poster, type Submission, submissionMaker } from './submissions.ts';

const AHEAD = 2_000;
const TICKS_PER_SECOND = 100;

export interface Load {
  readonly seconds: number;
  /** Receipts a second, sent whether or not the last ones are answered; absent: as fast as `clients` get answers. */
  readonly rate?: number;
  readonly clients: number;
  /** Processes of the endpoint. Absent: as many as the store must support. */
  readonly instances?: number;
}

interface LoadReport {
  readonly receipts: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds from the moment at which a submission was due to the end of its answer. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Processor time for each receipt, in ms. */
  readonly cpu: { readonly endpoints: number; readonly client: number };
  /** Resident memory of each process in MB: before, and at the end. */
  readonly memory: readonly (readonly number[])[];
  readonly isChainIntact: boolean;
}

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

/** Processor time of a process in milliseconds, as Linux counts it. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const memoryOf = (pid: number): number =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024,
  );

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);

interface Tally {
  readonly latencies: number[];
  failed: number;
}

/** Keeps submissions ready, so that making them takes little of the endpoint's processor time. */
function supply(make: (count: number) => Promise<Submission[]>, ready: Submission[]) {
  let making: Promise<void> | undefined;
  return async (): Promise<Submission> => {
    if (ready.length < AHEAD / 8) {
      making ??= make(AHEAD / 8).then((more) => {
        ready.push(...more);
        making = undefined;
      });
    }
    while (ready.length === 0) await making;
    return ready.pop() as Submission;
  };
}

async function sendOne(
  { post }: Poster,
  url: string,
  submission: Submission,
  due: number,
  tally: Tally,
): Promise<void> {
  const status = await post(url, submission);
  if (status === 201) tally.latencies.push(performance.now() - due);
  else tally.failed++;
}

async function press(
  instances: readonly Instance[],
  next: () => Promise<Submission>,
  { seconds, rate, clients }: Load,
): Promise<Tally> {
  const client = poster();
  const tally: Tally = { latencies: [], failed: 0 };
  const start = performance.now();
  const end = start + seconds * 1_000;
  if (rate === undefined) {
    const one = async (i: number) => {
      const { url } = instances[i % instances.length];
      while (performance.now() < end) {
        const submission = await next();
        await sendOne(client, url, submission, performance.now(), tally);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, i) => one(i)));
  } else {
    const all: Promise<void>[] = [];
    for (let sent = 0; sent < seconds * rate; ) {
      const due = Math.min(seconds * rate, ((performance.now() - start) / 1_000) * rate);
      for (; sent < due; sent++) {
        const { url } = instances[sent % instances.length];
        all.push(sendOne(client, url, await next(), start + (sent / rate) * 1_000, tally));
      }
      await pause(1_000 / TICKS_PER_SECOND);
    }
    await Promise.all(all);
  }
  client.close();
  return tally;
}

/** Loads endpoints on this machine and returns the result. The client uses a part of the same machine. */
export async function load(kind: StoreKind, how: Load): Promise<LoadReport> {
  const place = await makePlace(kind);
  try {
    const make = await submissionMaker();
    const next = supply(make, await make(AHEAD));
    const instances = await startInstances(place, how.instances ?? instancesOf(kind));
    // The first requests compile code.
    await press(instances, next, { seconds: 2, clients: how.clients });
    const memory = () => instances.map(({ pid }) => memoryOf(pid));
    const cpu = () => instances.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
    const before = { memory: memory(), cpu: cpu(), own: cpuOf(process.pid), at: performance.now() };
    const { latencies, failed } = await press(instances, next, how);
    const seconds = (performance.now() - before.at) / 1_000;
    const used = { endpoints: cpu() - before.cpu, client: cpuOf(process.pid) - before.own };
    const after = memory();
    await Promise.all(instances.map((instance) => instance.kill('SIGTERM')));
    latencies.sort((a, b) => a - b);
    const each = (ms: number) => Number((ms / latencies.length).toFixed(2));
    return {
      receipts: latencies.length,
      failed,
      perSecond: Math.round(latencies.length / seconds),
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      most: quantile(latencies, 1),
      cpu: { endpoints: each(used.endpoints), client: each(used.client) },
      memory: [before.memory, after],
      isChainIntact: (await checkApart(place, [])).isChainIntact,
    };
  } finally {
    await place.remove();
  }
}

const line = {
  usage: `npm run load -- --store sqlite|postgres [--seconds N] [--rate N] [--clients N] [--instances N]
  --seconds N    how long; default: 20
  --rate N       receipts a second; default: as fast as the clients get answers
  --clients N    default: 16
  --instances N  processes of the endpoint; default: as many as the store must do with`,
  options: {
    store: required(oneOf(...storeKinds)),
    seconds: withDefault(wholeNumber(1), 20),
    rate: optional(wholeNumber(1)),
    clients: withDefault(wholeNumber(1), 16),
    instances: optional(wholeNumber(1)),
  },
};

await runCommandLine(import.meta.url, line, async ({ options }) => {
  const { store, seconds, clients, rate, instances } = options;
  const report = await load(store, {
    seconds,
    clients,
    ...(rate !== undefined && { rate }),
    ...(instances !== undefined && { instances }),
  });
  console.info(JSON.stringify(report));
});
