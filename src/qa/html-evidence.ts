import { formatLimits } from '../i18n/measure.ts';
import {
  type CheckEvidence,
  type Confusion,
  type Evidence,
  outcomeClasses,
  type Rates,
} from './evidence.ts';
import { cell, row, section, table, title, type Words } from './html-table.ts';
import type { ReportWords } from './html-words.ts';
import { escapeMarkup as e } from './markup.ts';
import { detPlot, histogramPlot, seriesColours } from './plots.ts';
import type { Report } from './report.ts';
import type { Rate } from './statistics.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function rateCell(rate: Rate | undefined): string {
  if (!rate) return cell('–', 'number');
  const { count, of, low, high } = rate;
  const interval = `${percent(low)}–${percent(high)} · ${count}/${of}`;
  return `<td class="number">${percent(rate.rate)}<small>${interval}</small></td>`;
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

/** Confusion of outcomes and rates of every check. */
export function evidenceHtml({ outcome, checks }: Evidence, report: Report, words: Words): string {
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

/** Values and errors of every labelled check, drawn. */
export function plotsHtml(evidence: Evidence, words: Words, document: Document): string {
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
