import { renderToStaticMarkup } from 'preact-render-to-string';
import type { BaselineComparison } from '../baseline.ts';
import type { Comparison } from '../compare.ts';
import type { Evidence } from '../evidence.ts';
import type { LabelProblem } from '../labels.ts';
import type { Report } from '../report.ts';
import { reportScript, reportStyle } from './assets.ts';
import { Baseline, Expectations, Facts, LabelProblems } from './Facts.tsx';
import { Photos } from './Photos.tsx';
import { Plots } from './Plots.tsx';
import { Rates } from './Rates.tsx';
import type { HtmlLanguage } from './table.tsx';

export interface HtmlContent {
  readonly report: Report;
  readonly comparison: Comparison;
  readonly evidence: Evidence;
  readonly problems: readonly LabelProblem[];
  readonly baseline?: BaselineComparison;
  /** `data:` addresses by file. */
  readonly thumbnails?: ReadonlyMap<string, string>;
}

/**
 * A report as one file for people: it opens from disk, asks nothing of any network, and prints. `document`
 * draws the plots: the page's own, or one of a small DOM in Node.
 */
export function exportHtml(
  { report, comparison, evidence, problems, baseline, thumbnails }: HtmlContent,
  language: HtmlLanguage,
  document: Document,
): string {
  const { title } = language.qa.report;
  const body = renderToStaticMarkup(
    <>
      <h1>{title}</h1>
      <Facts report={report} language={language} />
      <Expectations comparison={comparison} language={language} />
      {baseline && <Baseline baseline={baseline} language={language} />}
      <LabelProblems problems={problems} language={language} />
      <Rates evidence={evidence} totals={report.totals.checks} language={language} />
      <Plots evidence={evidence} language={language} document={document} />
      <Photos photos={report.photos} thumbnails={thumbnails} language={language} />
    </>,
  );
  return `<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
${body}
<script>${reportScript}</script>
</body>
</html>
`;
}
