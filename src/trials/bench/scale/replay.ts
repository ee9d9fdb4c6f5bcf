import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { recordingPath } from '../../../../test-fixtures/golden/golden.ts';
import { readRecording } from '../../../qa/command/inputs.ts';
import { evidence } from '../../../qa/evidence.ts';
import { exportCsv } from '../../../qa/export-csv.ts';
import { exportJson } from '../../../qa/export-json.ts';
import { judgeAgain, rejudge, rejudged, rejudgePhoto } from '../../../qa/rejudge.ts';
import { noLabels } from '../../../qa/resolve.ts';
import { defaultSpec } from '../../../specs/index.ts';
import { median } from '../times.ts';

/** Photos of the recording that is judged again. */
export const REPLAYED = 10_000;
const ROUNDS = 5;

/** Medians in ms, of `REPLAYED` photos. */
export type ReplayTimes = Readonly<Record<ReplayStage, number>>;

export const replayStages = {
  lines: 'reading the lines',
  parsed: 'reading and parsing them',
  measured: 'measuring from artifacts, and judging',
  judged: 'judging the values of a report again',
  replayed: 'all of it: read, parsed, measured, judged',
  evidence: 'evidence',
  json: 'report.json',
  csv: 'report.csv',
} as const;
type ReplayStage = keyof typeof replayStages;

const onBug = (check: string, error: unknown) => {
  throw new Error(`A bug in ${check}`, { cause: error });
};

/** The committed recording of drawn portraits, repeated under other names. */
async function makeRecording(path: string): Promise<void> {
  const [header = '', ...lines] = (await readFile(recordingPath, 'utf8')).trimEnd().split('\n');
  const photos = Array.from({ length: REPLAYED }, (_, i) =>
    JSON.stringify({ ...JSON.parse(lines[i % lines.length]!), file: `${i}.jpg` }),
  );
  await writeFile(path, `${[header, ...photos].join('\n')}\n`);
}

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  const begun = performance.now();
  const made = await work();
  return [made, performance.now() - begun];
}

async function countLines(path: string): Promise<number> {
  let characters = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    characters += line.length;
  }
  return characters;
}

async function oneRound(place: string): Promise<ReplayTimes> {
  const path = join(place, 'recording.ndjson');
  const [, lines] = await timed(() => countLines(path));
  const [recording, parsed] = await timed(() => readRecording(path, (photo) => photo));
  if (!recording.ok) throw new Error(recording.why);
  const [, measured] = await timed(() => rejudge(recording.value, defaultSpec, onBug));
  const [report, replayed] = await timed(async () => {
    const read = await readRecording(path, (photo) => rejudgePhoto(photo, defaultSpec, onBug));
    if (!read.ok) throw new Error(read.why);
    return rejudged(read.value, defaultSpec);
  });
  const [, judged] = await timed(() => judgeAgain(report, defaultSpec));
  const [, evident] = await timed(() => evidence(report, noLabels));
  const [, json] = await timed(() => writeFile(join(place, 'report.json'), exportJson(report)));
  const [, csv] = await timed(() => writeFile(join(place, 'report.csv'), exportCsv(report)));
  return { lines, parsed, measured, judged, replayed, evidence: evident, json, csv };
}

/** How long it takes to judge a recorded suite again in this process, in total and by parts. */
export async function replayTimes(): Promise<ReplayTimes> {
  const place = await mkdtemp(join(tmpdir(), 'replay-'));
  try {
    await mkdir(place, { recursive: true });
    await makeRecording(join(place, 'recording.ndjson'));
    const rounds: ReplayTimes[] = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await oneRound(place));
    const of = (stage: ReplayStage) => [stage, median(rounds.map((round) => round[stage]))];
    const stages = Object.keys(replayStages) as ReplayStage[];
    return Object.fromEntries(stages.map(of)) as ReplayTimes;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
