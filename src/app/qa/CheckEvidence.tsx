import type { CheckId } from '../../checks/index.ts';
import { statusClasses } from '../../qa/evidence.ts';
import { percent } from '../../statistics/rate.ts';
import { messages } from '../language.ts';
import { ConfusionTable } from './ConfusionTable.tsx';
import { CountsTable } from './CountsTable.tsx';
import { after, before, checkIn } from './evidence-state.ts';
import { LimitSliders } from './LimitSliders.tsx';
import { PlotFigure } from './PlotFigure.tsx';
import { RatesTable } from './RatesTable.tsx';
import { assessed, report } from './state.ts';
import { words } from './words.ts';

const statuses = ['pass', 'unsure', 'unknown', 'fail'] as const;

/** Of one check: its limits, what they do, and how its values lie about them. */
export function CheckEvidencePanel({ id }: { readonly id: CheckId }) {
  const { statuses: names, evidence: text } = words.value;
  const now = checkIn(after.value, id);
  if (!now) return <p class="qa-empty">{text.waits}</p>;
  const { histogram, det, limits, labelled, confusion, rates } = now;
  const title = messages.value.checks[id].title;
  const [was, is] = [assessed.value.totals.checks[id], report.value.totals.checks[id]];
  return (
    <div class="qa-evidence-grid">
      <LimitSliders check={id} histogram={histogram} />
      <CountsTable
        rows={statuses.map((status) => ({
          name: names[status],
          tone: status,
          before: was?.[status] ?? 0,
          after: is?.[status] ?? 0,
        }))}
      />
      {histogram && (
        <PlotFigure
          title={text.histogram}
          alt={text.histogramAlt(title)}
          legend={labelled > 0}
          draw={({ histogramPlot }, width) =>
            histogramPlot(
              histogram,
              limits,
              text.series,
              { width, x: title, y: text.count },
              document,
            )
          }
        />
      )}
      {labelled > 0 && (
        <>
          <RatesTable before={checkIn(before.value, id)?.rates ?? {}} after={rates} />
          <ConfusionTable
            classes={statusClasses}
            names={names}
            confusion={confusion}
            caption={text.labelled(labelled, report.value.photos.length)}
          />
          {det ? (
            <PlotFigure
              title={text.det}
              hint={`${text.detHint} ${text.eer(percent(det.eer))}`}
              alt={text.detAlt(title, percent(det.eer))}
              draw={({ detPlot }, width) =>
                detPlot(det, rates, { width, x: text.falseAccept, y: text.falseReject }, document)
              }
            />
          ) : (
            <section class="qa-block">
              <h3>{text.det}</h3>
              <p class="soft">{text.noDet}</p>
            </section>
          )}
        </>
      )}
    </div>
  );
}
