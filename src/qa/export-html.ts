import type { CheckId } from '../checks/index.ts';
import type { Finding } from '../engine/assess.ts';
import { formatLimits, formatValue } from '../i18n/measure.ts';
import type { Messages } from '../i18n/messages.ts';
import type { QaMessages } from '../i18n/qa.ts';
import type { BaselineComparison } from './baseline.ts';
import type { Comparison } from './compare.ts';
import {
  type CheckEvidence,
  type Confusion,
  type Evidence,
  outcomeClasses,
  type Rates,
} from './evidence.ts';
import { reportScript, reportStyle } from './html-assets.ts';
import { type ReportWords, reportWords } from './html-words.ts';
import type { LabelProblem } from './labels.ts';
import { escapeMarkup as e } from './markup.ts';
import { detPlot, histogramPlot, seriesColours } from './plots.ts';
import type { PhotoRow, Report } from './report.ts';
import type { Rate } from './statistics.ts';

export interface HtmlContent {
  readonly report: Report;
  readonly comparison: Comparison;
  readonly evidence: Evidence;
  readonly problems: readonly LabelProblem[];
  readonly baseline?: BaselineComparison;
  /** `data:` addresses by file. */
  readonly thumbnails?: ReadonlyMap<string, string>;
}

export interface HtmlLanguage {
  readonly code: 'en' | 'zh-CN';
  readonly messages: Messages;
  readonly qa: QaMessages;
}

interface Words {
  readonly language: HtmlLanguage;
  readonly own: ReportWords;
}

const cell = (text: string, kind = ''): string =>
  `<td${kind && ` class="${kind}"`}>${e(text)}</td>`;
const head = (texts: readonly string[]): string =>
  `<thead><tr>${texts.map((text) => `<th scope="col">${e(text)}</th>`).join('')}</tr></thead>`;
const table = (texts: readonly string[], rows: readonly string[]): string =>
  `<div class="wide"><table>${head(texts)}<tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const section = (title: string, body: string): string =>
  `<section><h2>${e(title)}</h2>\n${body}\n</section>\n`;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function rateCell(rate: Rate | undefined): string {
  if (!rate) return cell('–', 'number');
  const { count, of, low, high } = rate;
  const interval = `${percent(low)}–${percent(high)} · ${count}/${of}`;
  return `<td class="number">${percent(rate.rate)}<small>${interval}</small></td>`;
}

const title = (subject: 'outcome' | CheckId, { language, own }: Words): string =>
  subject === 'outcome' ? own.outcome : language.messages.checks[subject].title;

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

function confusionHtml<C extends string>(
  confusion: Confusion<C>,
  classes: readonly C[],
  names: Readonly<Record<C, string>>,
  own: ReportWords,
): string {
  const rows = classes.map((truth) =>
    row([
      `<th scope="row">${e(names[truth])}</th>`,
      ...classes.map((found) =>
        cell(String(confusion[truth][found]), truth === found ? 'number same' : 'number'),
      ),
    ]),
  );
  return table([own.confusionHead, ...classes.map((name) => names[name])], rows);
}

const rateNames = ['precision', 'recall', 'falseAccept', 'falseReject', 'doubt'] as const;

const rateCells = (rates: Rates): string[] => rateNames.map((name) => rateCell(rates[name]));

function evidenceHtml({ outcome, checks }: Evidence, report: Report, words: Words): string {
  const { language, own } = words;
  const { rate } = language.qa.evidence;
  const { statuses } = language.qa;
  const names = rateNames.map((name) => rate[name]);
  const ofOutcome =
    outcome.labelled === 0
      ? ''
      : confusionHtml(outcome.confusion, outcomeClasses, language.qa.outcomes, own) +
        table([own.outcome, ...names], [row([cell(''), ...rateCells(outcome.rates)])]);
  const heads = [
    own.what,
    statuses.pass,
    statuses.unsure,
    statuses.unknown,
    statuses.fail,
    ...names,
    own.eer,
  ];
  const ofChecks = checks.map(({ check, rates, det }) => {
    const counts = report.totals.checks[check] ?? { pass: 0, unsure: 0, unknown: 0, fail: 0 };
    return row([
      cell(title(check, words)),
      ...(['pass', 'unsure', 'unknown', 'fail'] as const).map((name) =>
        cell(String(counts[name]), 'number'),
      ),
      ...rateCells(rates),
      cell(det ? percent(det.eer) : '–', 'number'),
    ]);
  });
  const body = [
    ofOutcome,
    table(heads, ofChecks),
    outcome.labelled === 0 ? '' : `<p>${e(own.ratesNote)}</p>`,
  ].join('\n');
  return section(own.evidenceTitle, body);
}

function plotsHtml(evidence: Evidence, words: Words, document: Document): string {
  const { language, own } = words;
  const { series, histogramAlt, detAlt, falseAccept, falseReject, count } = language.qa.evidence;
  const figureOf = ({ check, histogram, det, limits }: CheckEvidence): string => {
    if (!histogram) return '';
    const name = title(check, words);
    const lines = [limits['min'], limits['max']].filter((limit) => typeof limit === 'number');
    const text = { series, count, value: own.value, alt: histogramAlt(name) };
    const bars = histogramPlot(histogram, lines, text, document).outerHTML;
    const errors = det
      ? detPlot(det, { falseAccept, falseReject, alt: detAlt(name, percent(det.eer)) }, document)
          .outerHTML
      : '';
    const caption = `${name} · ${formatLimits(check, limits, language.messages.units)}`;
    return `<figure><figcaption>${e(caption)}</figcaption>${bars}${errors}</figure>\n`;
  };
  const legend = (['pass', 'fail', 'other'] as const)
    .map(
      (name) => `<span><i style="background:${seriesColours[name]}"></i>${e(series[name])}</span>`,
    )
    .join('');
  const figures = evidence.checks.map(figureOf).join('');
  return figures === ''
    ? ''
    : section(own.plotsTitle, `<p class="legend">${legend}</p><div class="plots">${figures}</div>`);
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
