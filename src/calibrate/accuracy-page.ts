import type { CheckId } from '../checks/index.ts';
import type { Spec } from '../engine/spec.ts';
import { findingOf } from '../qa/compare.ts';
import { marginOf } from '../qa/evidence.ts';
import { type Rate, wilson } from '../statistics/rate.ts';
import { checkIds, ruleOf, samplesOf, truthOf } from './labelled-values.ts';
import { type Requirement, requirements } from './requirements.ts';
import { type Sample, separationOf } from './separation.ts';
import { type LabelledPhoto, personOf } from './suites.ts';

/** What is known about a photo, besides what its checks must find. */
export interface PhotoFacts {
  readonly file: string;
  /**
   * What a person saw wrong with it, in the words of its labels. Undefined where nobody searched it for every
   * defect.
   */
  readonly issues: readonly string[] | undefined;
  /** Undefined where the person was not sure. */
  readonly frontal: boolean | undefined;
  readonly groups: Readonly<Record<string, string>>;
}

interface AccuracyInput {
  readonly spec: Spec;
  readonly command: string;
  /** Unedited photos, as people submit them. */
  readonly photos: readonly LabelledPhoto[];
  /** Photos with a defect put into them, and synthetic ones. */
  readonly edited: readonly LabelledPhoto[];
  readonly facts: ReadonlyMap<string, PhotoFacts>;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const rateText = (rate: Rate | undefined): string =>
  rate
    ? `${percent(rate.rate)} (${Math.round(rate.count)}/${rate.of}; ${percent(rate.low)}–${percent(rate.high)})`
    : '–';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

/** Margins of checks with different units are compared in widths of their grey bands. */
function scaledMargin(spec: Spec, check: CheckId, value: number): number | undefined {
  const limits = ruleOf(spec, check)?.limits as Record<string, unknown> | undefined;
  const margin = limits && marginOf(value, limits);
  if (margin === undefined) return undefined;
  return margin / (Number(limits?.['grey']) || 1);
}

/** With several checks, the worst margin counts, and a photo is good where all of them must pass. */
function requirementSamples(
  { checks }: Requirement,
  { spec, photos, edited, facts }: AccuracyInput,
): readonly Sample[] {
  return [...photos, ...edited].flatMap((labelled) => {
    const { file } = labelled.photo;
    const truths = checks.map((check) => truthOf(labelled, check));
    // Labels say only whether a face is frontal, to about 12°.
    if (checks.includes('pose-yaw')) truths.push(facts.get(file)?.frontal);
    const known = truths.filter((truth) => truth !== undefined);
    if (known.length === 0) return [];
    const margins = checks.flatMap((check) => {
      const value = findingOf(labelled.photo, check)?.value;
      return typeof value === 'number' ? (scaledMargin(spec, check, value) ?? []) : [];
    });
    if (margins.length === 0) return [];
    const good = known.every(Boolean);
    return [{ file, person: personOf(file), value: Math.min(...margins), good }];
  });
}

function requirementLine(requirement: Requirement, input: AccuracyInput): readonly string[] {
  const separation = separationOf(requirementSamples(requirement, input), (margin) => margin);
  const { name, published, checks } = requirement;
  const answer = checks.join(', ');
  if (!separation) return [name, answer, percent(published), '–', '–', '–', 'not known'];
  const { eer, auc, good, bad } = separation;
  const reached = eer.rate <= published ? 'yes' : eer.low <= published ? 'not told apart' : 'no';
  return [
    name,
    answer,
    percent(published),
    `${percent(eer.rate)} (${percent(eer.low)}–${percent(eer.high)})`,
    auc.toFixed(3),
    `${good} / ${bad}`,
    reached,
  ];
}

function checkLine(
  check: CheckId,
  { spec, photos, edited }: AccuracyInput,
): readonly (readonly string[])[] {
  const rule = ruleOf(spec, check);
  const all = [...photos, ...edited];
  const status = (labelled: LabelledPhoto) => findingOf(labelled.photo, check)?.status;
  const known = all.filter((labelled) => truthOf(labelled, check) !== undefined);
  if (!rule || known.length === 0) return [];
  const of = (good: boolean) => known.filter((labelled) => truthOf(labelled, check) === good);
  const rate = (good: boolean, wanted: string) =>
    wilson(of(good).filter((labelled) => status(labelled) === wanted).length, of(good).length);
  const samples = samplesOf(check, all);
  const separation = separationOf(
    samples,
    (value) => marginOf(value, rule.limits as Record<string, unknown>) ?? 0,
  );
  return [
    [
      check,
      rule.severity,
      separation ? percent(separation.eer.rate) : '–',
      rateText(rate(true, 'fail')),
      rateText(rate(true, 'unsure')),
      rateText(rate(false, 'pass')),
    ],
  ];
}

/** Checks of the wall. Making the background white corrects what they find. */
const wall: readonly CheckId[] = ['background-white', 'background-uniform', 'background-shadow'];
/** Issues of the labels that this document does not forbid, or that a white background or another crop corrects. */
const mended = /^(bg-|crop-loose|glasses-clear)/;

const failing = ({ photo }: LabelledPhoto): readonly CheckId[] =>
  photo.findings
    .filter(({ severity, status, check }) => {
      return severity === 'required' && status === 'fail' && !wall.includes(check);
    })
    .map(({ check }) => check);

const doubted = ({ photo }: LabelledPhoto): boolean =>
  photo.findings.some(
    ({ severity, status, check }) =>
      severity === 'required' && status !== 'pass' && !wall.includes(check),
  );

function outcomeLines(input: AccuracyInput): readonly string[] {
  const issuesOf = ({ photo }: LabelledPhoto): readonly string[] =>
    (input.facts.get(photo.file)?.issues ?? []).filter((issue) => !mended.test(issue));
  const judged = input.photos.filter(
    ({ photo }) => photo.outcome !== undefined && input.facts.get(photo.file)?.issues,
  );
  const clean = judged.filter((labelled) => issuesOf(labelled).length === 0);
  const faulty = judged.filter((labelled) => issuesOf(labelled).length > 0);
  const rejected = clean.filter((labelled) => failing(labelled).length > 0);
  const accepted = faulty.filter((labelled) => !doubted(labelled));
  return [
    `- Without a labelled issue: ${rateText(wilson(rejected.length, clean.length))} rejected.`,
    ...rejected.map((labelled) => `  - ${labelled.photo.file}: ${failing(labelled).join(', ')}`),
    `- With a labelled defect that the document forbids: ${rateText(wilson(accepted.length, faulty.length))} accepted.`,
    ...accepted.map((labelled) => `  - ${labelled.photo.file}: ${issuesOf(labelled).join(', ')}`),
  ];
}

/** Of all answers that must be a pass, how many are a fail, by group. */
function groupRows(input: AccuracyInput): readonly (readonly string[])[] {
  const counts = new Map<string, { failed: number; of: number; photos: number }>();
  for (const labelled of input.photos) {
    const facts = input.facts.get(labelled.photo.file);
    if (!facts) continue;
    const good = checkIds.filter(
      (check) =>
        truthOf(labelled, check) === true && ruleOf(input.spec, check)?.severity === 'required',
    );
    const failed = good.filter(
      (check) => findingOf(labelled.photo, check)?.status === 'fail',
    ).length;
    for (const [name, value] of Object.entries(facts.groups)) {
      const key = `${name}: ${value}`;
      const count = counts.get(key) ?? { failed: 0, of: 0, photos: 0 };
      counts.set(key, {
        failed: count.failed + failed,
        of: count.of + good.length,
        photos: count.photos + 1,
      });
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { failed, of, photos }]) => [name, String(photos), rateText(wilson(failed, of))]);
}

/** The page `docs/accuracy.md`. */
export function accuracyPage(input: AccuracyInput): string {
  const { spec, command, photos, edited } = input;
  const engines = new Set([...photos, ...edited].map(({ engine }) => `Engine ${engine}`));
  return [
    '# Accuracy',
    '',
    `Written by \`${command}\` from recorded artifacts; nothing in it is set by hand. ${[...engines].join(', ')}, ${spec.id} ${spec.version}; ${photos.length} real photos as submitted (compose), ${edited.length} edited from them.`,
    '',
    'Rates in brackets: count, and the 95 % Wilson interval. Edits of one photo show one person, so intervals of equal error rates count persons, not photos. Real photos were labelled by eye; labels that the person was not sure of do not count. An edit is labelled by how it is made. Photos of real people are not part of the repository.',
    '',
    '## Beside published methods',
    '',
    'The best equal error rate of the 13 methods published in FICV-1.0, for the same requirement but on other photos. `not told apart`: the interval contains the published rate.',
    '',
    ...table(
      ['Requirement', 'Checks', 'Published', 'Equal error rate', 'AUC', 'Good / bad', 'Reached'],
      requirements.map((requirement) => requirementLine(requirement, input)),
    ),
    '',
    "## Each check at the document's limits",
    '',
    ...table(
      ['Check', 'Severity', 'EER', 'Good that failed', 'Good in doubt', 'Bad that passed'],
      checkIds.flatMap((check) => checkLine(check, input)),
    ),
    '',
    '## Verdicts',
    '',
    'Of photos that were searched for every defect, as submitted, without the checks of the wall, because its background can be made white. A photo that shows too little around the head has a defect that no crop can correct.',
    '',
    ...outcomeLines(input),
    '',
    '## False rejections by group',
    '',
    'Of all results of required checks that must be a pass, the share that is a fail. Groups are as a person saw them in the photo; they are coarse and small.',
    '',
    ...table(['Group', 'Photos', 'Good answers that failed'], groupRows(input)),
    '',
    '## What is not known',
    '',
    '- Defects that no real photo of the set shows are edited into photos. A real defect may look different.',
    '- Some limits were chosen on some of these photos. On photos of other persons, errors may be higher.',
    '- Sex is not labelled. There are few children, old people and people with dark skin, so their intervals are wide.',
    '',
  ].join('\n');
}
