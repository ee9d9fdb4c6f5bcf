import { readFileSync } from 'node:fs';
import { type CheckId, checks } from '../../src/checks/index.ts';
import type { Outcome, Status } from '../../src/engine/verdict.ts';
import type { Report } from '../../src/qa/report.ts';

/** The committed selection: one accepted person of each kind, and one of each kind of fault. */
export const selection = [
  'short-hair',
  'bob',
  'side-parting',
  'elder',
  'dark-skin',
  'head-turned',
  'head-tilted',
  'eyes-closed',
  'mouth-open',
  'blue-wall',
  'side-light',
  'ready',
] as const;

export const goldenPath = new URL('golden.json', import.meta.url);
export const recordingPath = new URL('recording.ndjson', import.meta.url);

/** A finding in one line: its status, and its value or why there is none. */
type GoldenFinding = readonly [status: Status, value?: number | string];

/** The product's results for the selection. */
export interface Golden {
  readonly spec: string;
  readonly photos: Readonly<
    Record<
      string,
      {
        readonly outcome: Outcome | 'error';
        readonly checks: Readonly<Partial<Record<CheckId, GoldenFinding>>>;
      }
    >
  >;
}

/**
 * How far a value may differ from the golden one on another machine, in the check's unit. Models may add in
 * another order there, and decoders may round differently.
 */
export const tolerances: Readonly<Partial<Record<CheckId, number>>> = {
  'file-bytes': 600,
  'source-face-width': 3,
  'face-width': 1,
  'eye-line': 1,
  'head-top-gap': 1.5,
  'face-centre': 1,
  'pose-roll': 0.5,
  'pose-yaw': 0.7,
  'pose-pitch': 0.7,
  'eyes-open': 0.004,
  'mouth-closed': 0.006,
  'face-brightness': 0.01,
  'under-exposure': 0.02,
  'over-exposure': 0.01,
  'light-even': 0.03,
  gaze: 0.01,
  'teeth-hidden': 0.02,
  expression: 0.03,
  'red-eye': 0.05,
  'glasses-glare': 0.01,
  'hot-spots': 0.005,
  'dynamic-range': 1,
  saturation: 0.5,
  retouching: 0.005,
  sharpness: 0.03,
  'skin-colour': 0.4,
  'background-white': 0.6,
  'background-uniform': 0.1,
  'background-shadow': 0.6,
  'shoulders-level': 1,
  'clothing-contrast': 1.5,
  'bare-shoulders': 0.03,
  noise: 0.15,
  compression: 0.1,
  'head-covering': 0.03,
  'face-covering': 0.03,
  'glasses-tint': 0.03,
  'eyes-visible': 0.03,
  'eyebrows-visible': 0.03,
  'ears-visible': 0.05,
};

/** Six digits. Further digits depend on the browser's rounding. */
const DIGITS = 6;
const rounded = (value: number | string | undefined): number | string | undefined =>
  typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;

export function goldenOf({ spec, photos }: Report): Golden {
  const entries = photos.map(({ file, outcome, findings }) => {
    const found = findings.map(({ check, status, value, code }): [CheckId, GoldenFinding] => {
      const detail = rounded(value) ?? code;
      return [check, detail === undefined ? [status] : [status, detail]];
    });
    return [
      file.replace(/\.jpg$/, ''),
      { outcome: outcome ?? 'error', checks: Object.fromEntries(found) },
    ] as const;
  });
  return { spec, photos: Object.fromEntries(entries) };
}

export const readGolden = (): Golden => JSON.parse(readFileSync(goldenPath, 'utf8'));

/** JSON with one line for each check, so that each change is one line of the diff. */
export function goldenText({ spec, photos }: Golden): string {
  const photoLines = Object.entries(photos).map(([name, { outcome, checks }]) => {
    const lines = Object.entries(checks).map(([id, found]) => {
      const cells = found.map((cell) => JSON.stringify(cell)).join(', ');
      return `        ${JSON.stringify(id)}: [${cells}]`;
    });
    return [
      `    ${JSON.stringify(name)}: {`,
      `      "outcome": ${JSON.stringify(outcome)},`,
      `      "checks": {`,
      lines.join(',\n'),
      '      }',
      '    }',
    ].join('\n');
  });
  const spaced = `  "photos": {\n${photoLines.join(',\n')}\n  }`;
  return `{\n  "spec": ${JSON.stringify(spec)},\n${spaced}\n}\n`;
}

const shown = (found: GoldenFinding | undefined): string => found?.join(' ') ?? 'not checked';

function same(id: CheckId, golden: GoldenFinding, now: GoldenFinding, scale: number): boolean {
  const [[status, value], [statusNow, valueNow]] = [golden, now];
  if (status !== statusNow) return false;
  if (typeof value !== 'number' || typeof valueNow !== 'number') return value === valueNow;
  const rounding = Math.abs(value) * 10 ** (1 - DIGITS);
  return Math.abs(value - valueNow) <= (tolerances[id] ?? 0) * scale + rounding;
}

/**
 * What differs, a line each: `head-turned  pose-yaw  was fail 19.8, is pass 4.2`. Empty where nothing does.
 * @param scale of the tolerances: 0 where the same numbers must come out
 */
export function goldenDiff(golden: Golden, now: Golden, scale: 0 | 1): string[] {
  const lines = golden.spec === now.spec ? [] : [`spec  was ${golden.spec}, is ${now.spec}`];
  for (const name of new Set([...Object.keys(golden.photos), ...Object.keys(now.photos)])) {
    const [before, after] = [golden.photos[name], now.photos[name]];
    if (!before || !after) {
      lines.push(`${name}  is only in the ${before ? 'golden file' : 'new report'}`);
      continue;
    }
    if (before.outcome !== after.outcome) {
      lines.push(`${name}  outcome  was ${before.outcome}, is ${after.outcome}`);
    }
    for (const { id } of checks) {
      const [old, found] = [before.checks[id], after.checks[id]];
      if (!old && !found) continue;
      if (old && found && same(id, old, found, scale)) continue;
      const within = tolerances[id] ? ` (± ${tolerances[id] * scale})` : '';
      lines.push(`${name}  ${id}  was ${shown(old)}, is ${shown(found)}${within}`);
    }
  }
  return lines;
}
