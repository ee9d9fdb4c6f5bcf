import { computed, signal } from '@preact/signals';
import type { Spec } from '../../engine/spec.ts';
import type { QaProblem } from '../../i18n/en.qa.ts';
import { type Comparison, compare, type Expectation } from '../../qa/compare.ts';
import { type LabelProblem, parseLabels } from '../../qa/labels.ts';
import { makeReport, type Report, type SuiteMode } from '../../qa/report.ts';
import { noLabels, type ResolvedLabels, resolveLabels } from '../../qa/resolve.ts';
import { defaultSpec, specs } from '../../specs/index.ts';
import type { Folder } from './folder.ts';
import { judgeChanged } from './judge-changed.ts';
import type { Times } from './pace.ts';
import type { Finished, NamedText, Suite } from './store.ts';
import type { Disagreements } from './view.ts';

/** `opening`: the stored suite is being read. */
export type Step = 'opening' | 'setup' | 'suite';
/** `stopped`: cancelled, or the page was closed in the middle. */
export type Phase = 'running' | 'paused' | 'stopped' | 'done';
export type Tab = 'photos' | 'evidence' | 'export';

export const step = signal<Step>('opening');
export const tab = signal<Tab>('photos');
export const problem = signal<QaProblem | undefined>(undefined);

/** What is chosen before a suite starts. */
export const folder = signal<Folder | undefined>(undefined);
export const listing = signal(false);
export const mode = signal<SuiteMode>('auto');
/** Undefined: as many as are fastest. */
export const workers = signal<number | undefined>(undefined);
export const labelsText = signal<NamedText | undefined>(undefined);

export const suite = signal<Suite | undefined>(undefined);
export const phase = signal<Phase>('stopped');
export const times = signal<Times>([]);
/** This browser stores nothing, so a reload would lose the suite. */
export const unkept = signal(false);

/** Finished photos by file. The whole map is replaced when some are added. */
export const finished = signal<ReadonlyMap<string, Finished>>(new Map());

/** The spec that photos were assessed against. */
export const suiteSpec = computed<Spec>(
  () => specs[suite.value?.spec.split('@')[0] ?? ''] ?? defaultSpec,
);

/** As they were assessed. */
export const assessed = computed<Report>(() => {
  const facts = suite.value ?? { spec: '', engine: '', models: '', mode: 'auto' as const };
  return makeReport(
    facts,
    Array.from(finished.value.values(), ({ row }) => row),
  );
});

/** The suite's spec with other limits, while they are tried out. */
export const trial = signal<Spec | undefined>(undefined);
export const judgingSpec = computed<Spec>(() => trial.value ?? suiteSpec.value);

/** As the limits that are tried out would have them. */
export const report = computed<Report>(() =>
  trial.value ? judgeChanged(assessed.value, suiteSpec.value, trial.value) : assessed.value,
);

const parsedLabels = computed(() => labelsText.value && parseLabels(labelsText.value.text));

/** While the suite runs, of the photos that are done. */
export const labels = computed<ResolvedLabels>(() =>
  parsedLabels.value
    ? resolveLabels(
        parsedLabels.value,
        report.value.photos.map(({ file }) => file),
      )
    : noLabels,
);

/** Problems in the labels. Missing photos are known only after all photos are done. */
export const labelProblems = computed<readonly LabelProblem[]>(() =>
  phase.value === 'done' ? labels.value.problems : (parsedLabels.value?.problems ?? []),
);

export const comparison = computed<Comparison>(() => compare(report.value, labels.value));

/** Where each photo disagrees with its labels. Photos that agree are absent. */
export const disagreements = computed<Disagreements>(() => {
  const byFile = new Map<string, Expectation[]>();
  for (const expectation of comparison.value.expectations) {
    if (expectation.met) continue;
    const { file } = expectation;
    byFile.set(file, [...(byFile.get(file) ?? []), expectation]);
  }
  return byFile;
});
