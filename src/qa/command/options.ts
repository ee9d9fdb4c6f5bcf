import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Language, languages } from '../../engine/languages.ts';
import { specs } from '../../specs/index.ts';
import type { Shard, SuiteMode } from '../report.ts';

const WORKERS_MAX = 8;

export const usage = `npm run qa -- FOLDER [options]           assess every photo under FOLDER
npm run qa -- RECORDING --replay [options]   judge a recording again (its file, or the folder it is in)
npm run qa -- --merge DIR... [options]       make one report of the parts that --shard wrote

  --labels FILE       what each photo should come to: CSV or JSON, see docs/report.md
  --baseline FILE     a report.json to compare with
  --out DIR           where the reports go; default: qa-report. A part of a run in it is continued
  --spec ID           ${Object.keys(specs).join(', ')}; with --replay also the path of a spec's JSON
  --mode MODE         compose | as-is; default: as-is for JPEGs that have the spec's frame, else compose
  --workers N         photos at a time; default: one for each core, at most ${WORKERS_MAX}
  --record            also write recording.ndjson, for --replay
  --shard I/N         only part I of N of the folder
  --thumbnails        put small pictures into report.html
  --lang LANGUAGE     of report.html: ${languages.join(' | ')}; default: en

Exit code: 0; 1 where an expectation failed or something got worse than the baseline; 2 on bad usage.`;

export interface Output {
  readonly out: string;
  readonly labels?: string;
  readonly baseline?: string;
  readonly language: Language;
}

export type Options = Output &
  (
    | {
        readonly action: 'assess';
        readonly folder: string;
        /** Id of a spec. */
        readonly spec: string;
        readonly mode: SuiteMode;
        readonly workers: number;
        readonly record: boolean;
        readonly thumbnails: boolean;
        readonly shard?: Shard;
      }
    | { readonly action: 'replay'; readonly recording: string; readonly spec?: string }
    | { readonly action: 'merge'; readonly parts: readonly [string, ...string[]] }
  );

type ParsedOptions =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly why: string };

const flags = {
  labels: { type: 'string' },
  baseline: { type: 'string' },
  out: { type: 'string' },
  spec: { type: 'string' },
  mode: { type: 'string' },
  workers: { type: 'string' },
  record: { type: 'boolean' },
  replay: { type: 'boolean' },
  merge: { type: 'boolean' },
  shard: { type: 'string' },
  thumbnails: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Flags that make no sense with an action. */
const foreign = {
  assess: [],
  replay: ['mode', 'workers', 'record', 'shard', 'thumbnails'],
  merge: ['mode', 'workers', 'record', 'shard', 'thumbnails', 'spec', 'replay'],
} as const;

function shardOf(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

/** Reads the arguments after `npm run qa --`. `why` says in one line what is wrong with them. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  const bad = (why: string): ParsedOptions => ({ kind: 'bad', why });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return bad((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const action = values.merge ? 'merge' : values.replay ? 'replay' : 'assess';
  const wrong = foreign[action].find((flag) => values[flag] !== undefined);
  if (wrong) return bad(`--${action} takes no --${wrong}`);
  const { spec, mode = 'auto', lang = 'en' } = values;
  const language = languages.find((one) => one === lang);
  if (!language) return bad(`--lang is ${languages.join(' or ')}, not "${lang}"`);
  const output: Output = {
    out: values.out ?? 'qa-report',
    language,
    ...(values.labels !== undefined && { labels: values.labels }),
    ...(values.baseline !== undefined && { baseline: values.baseline }),
  };
  const [first, ...others] = positionals;
  if (action === 'merge') {
    if (first === undefined) return bad('--merge needs the folders that --shard wrote');
    return { kind: 'run', options: { ...output, action, parts: [first, ...others] } };
  }
  if (first === undefined) return bad(action === 'replay' ? 'which recording?' : 'which folder?');
  if (others.length > 0) return bad(`one folder at a time, not also "${others.join('", "')}"`);
  if (action === 'replay') {
    return {
      kind: 'run',
      options: { ...output, action, recording: first, ...(spec !== undefined && { spec }) },
    };
  }
  const known = Object.keys(specs);
  const id = spec ?? known[0] ?? '';
  if (!known.includes(id)) return bad(`no spec is called "${id}"; there is ${known.join(', ')}`);
  if (mode !== 'auto' && mode !== 'compose' && mode !== 'as-is') {
    return bad(`--mode is compose or as-is, not "${mode}"`);
  }
  const workers = Number(values.workers ?? Math.min(availableParallelism(), WORKERS_MAX));
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    return bad(`--workers is a number from 1 to 64, not "${values.workers}"`);
  }
  const shard = values.shard === undefined ? undefined : shardOf(values.shard);
  if (values.shard !== undefined && !shard) {
    return bad(`--shard is I/N with I from 1 to N, not "${values.shard}"`);
  }
  const { record = false, thumbnails = false } = values;
  const assessing = { action, folder: first, spec: id, mode, workers, record, thumbnails } as const;
  return { kind: 'run', options: { ...output, ...assessing, ...(shard && { shard }) } };
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: flags, allowPositionals: true });
