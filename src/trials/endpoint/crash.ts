import { runCommandLine } from '../../command-line/command-line.ts';
import { oneOf, required, wholeNumber, withDefault } from '../../command-line/values.ts';
import { checkApart } from './check.ts';
import {
  type Instance,
  instancesOf,
  makePlace,
  type Place,
  type StoreKind,
  startInstances,
  storeKinds,
} from './place.ts';
import { type Poster, poster, type Submission, submissionMaker } from './submissions.ts';

const CLIENTS = 8;
const IN_A_ROUND = 300;
/** From the first answer to the kill: before it the endpoint still starts, and nothing is there to be lost. */
const LIVE_MS = 1_500;
const OUTAGES = 3;
const OUTAGE_MS = 1_000;
const RETRY_MS = 100;
const CLIENT_TRIES = 200;

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

interface CrashReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Of them, by a process that was killed soon after: what could have been lost. */
  readonly beforeKill: number;
  /** Submissions in progress when a process was killed. */
  readonly cutOff: number;
  readonly lost: number;
  readonly doubled: number;
  readonly brokenChains: number;
  /** Receipts at the end, when every submission was sent again until it was acknowledged. */
  readonly kept: number;
  readonly submitted: number;
  /** Answers while the database was away and came back, by status; 0 where there was none. */
  readonly outages?: Readonly<Record<string, number>>;
}

const isAcknowledged = (status: number): boolean => status === 201 || status === 200;

/** Sends from `queue` until it is empty or `until` says stop. Returns the statuses. */
async function send(
  { post }: Poster,
  instances: readonly Instance[],
  queue: Submission[],
  onAnswer: (submission: Submission, status: number) => void,
  isOver: () => boolean = () => false,
): Promise<void> {
  const client = async (i: number) => {
    for (let submission = queue.shift(); submission; submission = queue.shift()) {
      onAnswer(submission, await post(instances[i % instances.length].url, submission));
      if (isOver()) return;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(i)));
}

/** One life of the endpoint: load from the start, then SIGKILL at a random moment after the first answer. */
async function liveAndDie(
  place: Place,
  kind: StoreKind,
  queue: Submission[],
  onAnswer: (submission: Submission, status: number) => void,
): Promise<void> {
  const instances = await startInstances(place, instancesOf(kind));
  const client = poster();
  let dead = false;
  let answered = () => {};
  const first = new Promise<void>((done) => {
    answered = done;
  });
  const sending = send(
    client,
    instances,
    queue,
    (submission, status) => {
      onAnswer(submission, status);
      answered();
    },
    () => dead,
  );
  await Promise.race([first, sending]);
  await pause(Math.random() * LIVE_MS);
  dead = true;
  await Promise.all(instances.map((instance) => instance.kill('SIGKILL')));
  await sending;
  client.close();
}

/** Sends each submission again until it is acknowledged, as the page does. */
async function sendUntilKept(
  instances: readonly Instance[],
  submissions: readonly Submission[],
  onAnswer: (submission: Submission, status: number) => void,
): Promise<void> {
  const client = poster();
  let left = [...submissions];
  for (let tries = 0; left.length > 0; tries++) {
    if (tries === CLIENT_TRIES)
      throw new Error(`${left.length} submissions were never acknowledged`);
    const refused: Submission[] = [];
    await send(client, instances, left, (submission, status) => {
      onAnswer(submission, status);
      if (!isAcknowledged(status)) refused.push(submission);
    });
    if (refused.length > 0) await pause(RETRY_MS);
    left = refused;
  }
  client.close();
}

/** Stops PostgreSQL under load and starts it again, while clients send until they are answered. */
async function outages(place: Place, make: (count: number) => Promise<Submission[]>) {
  const { postgres } = place;
  if (!postgres) throw new Error('Only PostgreSQL can be stopped apart');
  const statuses: Record<string, number> = {};
  const numbers: string[] = [];
  const instances = await startInstances(place, 2);
  for (let i = 0; i < OUTAGES; i++) {
    const submissions = await make(IN_A_ROUND);
    const sending = sendUntilKept(instances, submissions, (_, status) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
    await pause(50 + Math.random() * 500);
    await postgres.halt();
    await pause(OUTAGE_MS);
    await postgres.start();
    await sending;
    numbers.push(...submissions.map(({ number }) => number));
  }
  await Promise.all(instances.map((instance) => instance.kill('SIGTERM')));
  return { statuses, numbers };
}

/** Kills the endpoint `rounds` times under load. After each kill it checks everything that was acknowledged. */
export async function crash(kind: StoreKind, rounds: number): Promise<CrashReport> {
  const place = await makePlace(kind);
  try {
    const make = await submissionMaker();
    const acknowledged = new Set<string>();
    const left: Submission[] = [];
    const total = { beforeKill: 0, submitted: 0, cutOff: 0, lost: 0, doubled: 0, brokenChains: 0 };
    const look = async () => {
      const { lost, doubled, isChainIntact, kept } = await checkApart(place, [...acknowledged]);
      total.lost += lost;
      total.doubled += doubled;
      total.brokenChains += isChainIntact ? 0 : 1;
      return kept;
    };

    for (let round = 0; round < rounds; round++) {
      const queue = await make(IN_A_ROUND);
      const sent: Submission[] = [];
      await liveAndDie(place, kind, queue, (submission, status) => {
        sent.push(submission);
        if (isAcknowledged(status)) {
          acknowledged.add(submission.number);
          total.beforeKill++;
        } else left.push(submission);
      });
      total.submitted += sent.length;
      total.cutOff += sent.filter(({ number }) => !acknowledged.has(number)).length;
      await look();
    }

    const instances = await startInstances(place, 1);
    await sendUntilKept(instances, left, ({ number }, status) => {
      if (isAcknowledged(status)) acknowledged.add(number);
    });
    await instances[0].kill('SIGTERM');
    const away = kind === 'postgres' ? await outages(place, make) : undefined;
    for (const number of away?.numbers ?? []) acknowledged.add(number);
    total.submitted += away?.numbers.length ?? 0;
    const kept = await look();
    return {
      rounds,
      acknowledged: acknowledged.size,
      ...total,
      kept,
      ...(away && { outages: away.statuses }),
    };
  } finally {
    await place.remove();
  }
}

/** Whether nothing was lost that could have been, nothing exists twice, everything sent is there, and no chain is broken. */
const isUnharmed = (report: CrashReport): boolean => {
  const { rounds, beforeKill, lost, doubled, brokenChains, kept, submitted } = report;
  return (
    beforeKill >= rounds && lost === 0 && doubled === 0 && brokenChains === 0 && kept === submitted
  );
};

const line = {
  usage: `npm run crash -- --store sqlite|postgres [--rounds N]
  --rounds N  how often the endpoint is killed under load; default: 50
Exit code 1 where something that was acknowledged is lost or there twice, or an audit chain is broken, or
nothing was acknowledged before a kill.`,
  options: { store: required(oneOf(...storeKinds)), rounds: withDefault(wholeNumber(1), 50) },
};

await runCommandLine(import.meta.url, line, async ({ options: { store, rounds } }) => {
  const report = await crash(store, rounds);
  console.info(JSON.stringify(report, undefined, 2));
  return isUnharmed(report) ? 0 : 1;
});
