import { formatLimits } from '../../i18n/measure.ts';
import { percent } from '../../statistics/rate.ts';
import type { CheckEvidence, Evidence } from '../evidence.ts';
import { detPlot, histogramPlot } from '../plots.ts';
import { SeriesLegend } from '../SeriesLegend.tsx';
import { type PartProps, Section } from './table.tsx';

const WIDTH = 440;

function Drawing({ alt, drawn }: { readonly alt: string; readonly drawn: Element }) {
  // The library of plots made this SVG, and escapes its texts.
  return <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: drawn.outerHTML }} />;
}

function Figure({
  evidence,
  language,
  document,
}: PartProps<{ evidence: CheckEvidence; document: Document }>) {
  const { check, histogram, det, limits, rates } = evidence;
  if (!histogram) return null;
  const { messages, qa } = language;
  const words = qa.evidence;
  const { title } = messages.checks[check];
  const bars = { width: WIDTH, x: qa.report.value, y: words.count };
  const errors = { width: WIDTH, x: words.falseAccept, y: words.falseReject };
  return (
    <figure>
      <figcaption>
        {title} · {formatLimits(check, limits, messages.units)}
      </figcaption>
      <Drawing
        alt={words.histogramAlt(title)}
        drawn={histogramPlot(histogram, limits, words.series, bars, document)}
      />
      {det && (
        <Drawing
          alt={words.detAlt(title, percent(det.eer))}
          drawn={detPlot(det, rates, errors, document)}
        />
      )}
    </figure>
  );
}

/** Values and errors of every measured check, drawn. */
export function Plots({
  evidence,
  language,
  document,
}: PartProps<{ evidence: Evidence; document: Document }>) {
  const { histogram, series } = language.qa.evidence;
  if (!evidence.checks.some((check) => check.histogram)) return null;
  return (
    <Section title={histogram}>
      <SeriesLegend names={series} />
      <div class="plots">
        {evidence.checks.map((one) => (
          <Figure key={one.check} evidence={one} language={language} document={document} />
        ))}
      </div>
    </Section>
  );
}
