import type { QaMessages } from '../i18n/en.qa.ts';
import { seriesNames } from './evidence.ts';

/** What the bars of a histogram stand for; a style sheet gives each `data-series` its colour. */
export const SeriesLegend = ({ names }: { names: QaMessages['evidence']['series'] }) => (
  <ul class="qa-legend small">
    {seriesNames.map((name) => (
      <li key={name} data-series={name}>
        {names[name]}
      </li>
    ))}
  </ul>
);
