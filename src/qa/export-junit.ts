import type { BaselineComparison } from './baseline.ts';
import type { Comparison } from './compare.ts';
import { escapeMarkup } from './markup.ts';
import type { Report } from './report.ts';

interface Case {
  readonly name: string;
  readonly seconds: number;
  readonly failures: readonly string[];
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');

function caseXml({ name, seconds, failures }: Case): string {
  const head = `    <testcase${attributes({ classname: 'photos', name, time: seconds.toFixed(3) })}`;
  const [first] = failures;
  if (first === undefined) return `${head}/>\n`;
  const failure = `<failure${attributes({ message: first })}>${escapeMarkup(failures.join('\n'))}</failure>`;
  return `${head}>${failure}</testcase>\n`;
}

/**
 * JUnit XML: one test for each photo. It fails where a label is not met, or something got worse than the baseline.
 * A photo without expectations passes, whatever its outcome.
 */
export function exportJunit(
  report: Report,
  comparison: Comparison,
  baseline?: BaselineComparison,
): string {
  const failures = new Map<string, string[]>();
  const fail = (file: string, why: string) =>
    failures.set(file, [...(failures.get(file) ?? []), why]);
  for (const { file, subject, expected, actual, met } of comparison.expectations) {
    if (!met) fail(file, `${subject}: expected ${expected}, found ${actual}`);
  }
  for (const { file, subject, before, after, direction } of baseline?.changes ?? []) {
    if (direction === 'worse') fail(file, `${subject}: was ${before}, is ${after}`);
  }
  const cases = report.photos.map(({ file, ms }) =>
    caseXml({ name: file, seconds: ms / 1000, failures: failures.get(file) ?? [] }),
  );
  const seconds = report.photos.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  const counts = {
    name: report.spec,
    tests: report.photos.length,
    failures: failures.size,
    time: seconds.toFixed(3),
  };
  const properties = (['engine', 'models', 'mode'] as const)
    .map((name) => `      <property${attributes({ name, value: report[name] })}/>\n`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes(counts)}>
  <testsuite${attributes({ ...counts, errors: 0 })}>
    <properties>
${properties}    </properties>
${cases.join('')}  </testsuite>
</testsuites>
`;
}
