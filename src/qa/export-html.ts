import type { Finding } from '../engine/assess.ts';
import { formatValue } from '../i18n/measure.ts';
import type { BaselineComparison } from './baseline.ts';
import type { Comparison } from './compare.ts';
import { type Evidence, outcomeClasses } from './evidence.ts';
import { reportScript, reportStyle } from './html-assets.ts';
import { evidenceHtml, plotsHtml } from './html-evidence.ts';
import { cell, type HtmlLanguage, row, section, table, title, type Words } from './html-table.ts';
import { reportWords } from './html-words.ts';
import type { LabelProblem } from './labels.ts';
import { escapeMarkup as e } from './markup.ts';
import type { PhotoRow, Report } from './report.ts';

export interface HtmlContent {
  readonly report: Report;
  readonly comparison: Comparison;
  readonly evidence: Evidence;
  readonly problems: readonly LabelProblem[];
  readonly baseline?: BaselineComparison;
  /** `data:` addresses by file. */
  readonly thumbnails?: ReadonlyMap<string, string>;
}

function factsHtml(
  { spec, engine, models, mode, totals }: Report,
  { language, own }: Words,
): string {
  const facts = [
    [own.spec, spec],
    [own.mode, language.qa.setup.modes[mode]],
    [own.engine, engine],
    [own.models, models],
  ];
  const { outcomes } = language.qa;
  const counts = [
    [own.photos, totals.photos, ''],
    [outcomes.accept, totals.accept, 'pass'],
    [outcomes.review, totals.review, 'unsure'],
    [outcomes.reject, totals.reject, 'fail'],
    [outcomes.error, totals.errors, 'error'],
  ] as const;
  const tiles = counts
    .map(([name, count, kind]) => `<div class="tile ${kind}"><b>${count}</b>${e(name)}</div>`)
    .join('');
  const list = facts
    .map(([name = '', value = '']) => `<dt>${e(name)}</dt><dd>${e(value)}</dd>`)
    .join('');
  return `<div class="tiles">${tiles}</div><dl>${list}</dl>`;
}

function expectationsHtml({ expectations, met, failed, unlabelled }: Comparison, words: Words) {
  const { own } = words;
  if (expectations.length === 0) return '';
  const rows = expectations
    .filter((expectation) => !expectation.met)
    .map(({ file, subject, expected, actual }) =>
      row([cell(file, 'file'), cell(title(subject, words)), cell(expected), cell(actual)]),
    );
  const heads = [own.file, own.what, own.expected, own.found];
  const counts = `<p>${e(own.expectations(met, failed, unlabelled))}</p>`;
  return section(own.expectationsTitle, counts + (rows.length > 0 ? table(heads, rows) : ''));
}

function baselineHtml(baseline: BaselineComparison | undefined, words: Words): string {
  if (!baseline) return '';
  const { own } = words;
  const { better, worse, moved, added, gone } = baseline;
  const order = { worse: 0, better: 1, moved: 2 };
  const rows = [...baseline.changes]
    .sort((one, other) => order[one.direction] - order[other.direction])
    .map(({ file, subject, before, after, direction }) =>
      row([
        cell(own.direction[direction], { worse: 'fail', better: 'pass', moved: '' }[direction]),
        cell(file, 'file'),
        cell(title(subject, words)),
        cell(before),
        cell(after),
      ]),
    );
  const counts = own.baseline({ worse, better, moved, added: added.length, gone: gone.length });
  const heads = [own.change, own.file, own.what, own.before, own.after];
  return section(
    own.baselineTitle,
    `<p>${e(counts)}</p>${rows.length > 0 ? table(heads, rows) : ''}`,
  );
}

function problemsHtml(problems: readonly LabelProblem[], { language }: Words): string {
  if (problems.length === 0) return '';
  const { title, kinds } = language.qa.labelProblems;
  const items = problems.map((problem) => {
    const say = kinds[problem.kind] as (problem: LabelProblem) => string;
    return `<li>${e(say(problem))}</li>`;
  });
  return section(title(problems.length), `<ul>${items.join('\n')}</ul>`);
}

function findingHtml({ check, status, value, code }: Finding, { language }: Words): string {
  const { messages } = language;
  const shown = value === undefined ? (code ?? '') : formatValue(check, value, messages.units);
  return `<span class="${status}">${e(messages.checks[check].title)} ${e(shown)}</span>`;
}

function photoHtml(photo: PhotoRow, thumbnail: string | undefined, words: Words): string {
  const { language } = words;
  const { file, outcome, error, findings, ms } = photo;
  const failing = findings.filter(({ status }) => status !== 'pass');
  const picture = thumbnail ? `<img src="${e(thumbnail)}" alt="" loading="lazy">` : '';
  const kind =
    outcome === undefined ? 'error' : { accept: 'pass', review: 'unsure', reject: 'fail' }[outcome];
  const said = language.qa.outcomes[outcome ?? 'error'];
  const why = error ? ` (${error})` : '';
  return `<tr data-outcome="${outcome ?? 'error'}">${[
    `<td class="file">${picture}${e(file)}</td>`,
    cell(said + why, kind),
    `<td>${failing.map((finding) => findingHtml(finding, words)).join(' ')}</td>`,
    cell(String(Math.round(ms)), 'number'),
  ].join('')}</tr>`;
}

function photosHtml({ report, thumbnails }: HtmlContent, words: Words): string {
  const { own, language } = words;
  const { outcomes, filter } = language.qa;
  const options = outcomeClasses
    .map((name) => `<option value="${name}">${e(outcomes[name])}</option>`)
    .join('');
  const controls = `<p class="controls"><input id="find" type="search" aria-label="${e(filter.text)}" placeholder="${e(filter.text)}">
<select id="outcome" aria-label="${e(filter.outcome)}"><option value="">${e(filter.all)}</option>${options}</select></p>`;
  const heads = [own.file, own.outcome, own.notPassing, 'ms'];
  const rows = report.photos.map((photo) => photoHtml(photo, thumbnails?.get(photo.file), words));
  return section(own.photos, `${controls}<div id="photos">${table(heads, rows)}</div>`);
}

/**
 * A report as one file for people: it opens from disk, asks nothing of any network, and prints. `document`
 * draws the plots: the page's own, or one of a small DOM in Node.
 */
export function exportHtml(
  content: HtmlContent,
  language: HtmlLanguage,
  document: Document,
): string {
  const { report, comparison, evidence, problems, baseline } = content;
  const words = { language, own: reportWords[language.code] };
  const { own } = words;
  return `<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${e(own.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<h1>${e(own.title)}</h1>
${factsHtml(report, words)}
${expectationsHtml(comparison, words)}${baselineHtml(baseline, words)}${problemsHtml(problems, words)}${evidenceHtml(evidence, report, words)}${plotsHtml(evidence, words, document)}${photosHtml(content, words)}<script>${reportScript}</script>
</body>
</html>
`;
}
