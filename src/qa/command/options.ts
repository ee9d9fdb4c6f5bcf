import { availableParallelism } from 'node:os';
import type { Arguments, Misuse } from '../../command-line/command-line.ts';
import {
  bad,
  flag,
  good,
  oneOf,
  optional,
  type ReadValue,
  several,
  text,
  wholeNumber,
  withDefault,
} from '../../command-line/values.ts';
import { type Language, languages } from '../../engine/languages.ts';
import { specs } from '../../specs/index.ts';
import type { Shard, SuiteMode } from '../report.ts';

const WORKERS_MAX = 8;

const usage = `npm run qa -- FOLDER [options]           assess every photo under FOLDER
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

const shard: ReadValue<Shard> = (given) => {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const part = { index: Number(index), of: Number(of) };
  return part.index >= 1 && part.index <= part.of
    ? good(part)
    : bad(`is I/N with I from 1 to N, not "${given}"`);
};

const known = Object.keys(specs);

const options = {
  labels: optional(text),
  baseline: optional(text),
  out: withDefault(text, 'qa-report'),
  spec: optional(text),
  mode: optional(oneOf('compose', 'as-is')),
  workers: optional(wholeNumber(1, 64)),
  record: flag,
  replay: flag,
  merge: flag,
  shard: optional(shard),
  thumbnails: flag,
  lang: withDefault(oneOf(...languages), 'en'),
};

export const line = { usage, options, operands: { name: 'PATH', taken: several(text) } };

type Given = Arguments<typeof options, readonly string[]>;

/** Flags that make no sense with an action. */
const foreign = {
  assess: [],
  replay: ['mode', 'workers', 'record', 'shard', 'thumbnails'],
  merge: ['mode', 'workers', 'record', 'shard', 'thumbnails', 'spec', 'replay'],
} as const;

/** What an action makes of the options and the paths. */
export function readOptions({ options: given, operands }: Given): Options | Misuse {
  const { merge, replay, spec, labels, baseline, out, lang } = given;
  const action = merge ? 'merge' : replay ? 'replay' : 'assess';
  const wrong = foreign[action].find((name) => given[name] !== undefined && given[name] !== false);
  if (wrong) return { why: `--${action} takes no --${wrong}` };
  const output: Output = {
    out,
    language: lang,
    ...(labels !== undefined && { labels }),
    ...(baseline !== undefined && { baseline }),
  };
  const [first, ...others] = operands;
  if (action === 'merge') {
    if (first === undefined) return { why: '--merge needs the folders that --shard wrote' };
    return { ...output, action, parts: [first, ...others] };
  }
  if (first === undefined) {
    return { why: action === 'replay' ? 'which recording?' : 'which folder?' };
  }
  if (others.length > 0) {
    return { why: `one folder at a time, not also "${others.join('", "')}"` };
  }
  if (action === 'replay') {
    return { ...output, action, recording: first, ...(spec !== undefined && { spec }) };
  }
  const id = spec ?? known[0] ?? '';
  if (!known.includes(id)) {
    return { why: `no spec is called "${id}"; there is ${known.join(', ')}` };
  }
  const { mode = 'auto', record, thumbnails, shard } = given;
  const { workers = Math.min(availableParallelism(), WORKERS_MAX) } = given;
  const assessing = { action, folder: first, spec: id, mode, workers, record, thumbnails } as const;
  return { ...output, ...assessing, ...(shard && { shard }) };
}
