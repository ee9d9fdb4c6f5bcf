import { outcomeClasses, toneOf } from '../../qa/evidence.ts';
import { ConfusionTable } from './ConfusionTable.tsx';
import { CountsTable } from './CountsTable.tsx';
import { after, before } from './evidence-state.ts';
import { RatesTable } from './RatesTable.tsx';
import { assessed, report } from './state.ts';
import { words } from './words.ts';

/** Of the suite as a whole. */
export function OutcomeEvidencePanel() {
  const { outcomes, evidence: text } = words.value;
  const of = (totals: typeof report.value.totals) => ({ ...totals, error: totals.errors });
  const [was, is] = [of(assessed.value.totals), of(report.value.totals)];
  const { labelled, confusion, rates } = after.value.outcome;
  return (
    <div class="qa-evidence-grid">
      <CountsTable
        rows={outcomeClasses.map((outcome) => ({
          name: outcomes[outcome],
          tone: toneOf(outcome),
          before: was[outcome],
          after: is[outcome],
        }))}
      />
      {labelled > 0 && (
        <>
          <RatesTable before={before.value.outcome.rates} after={rates} />
          <ConfusionTable
            classes={outcomeClasses}
            names={outcomes}
            confusion={confusion}
            caption={text.labelled(labelled, report.value.photos.length)}
          />
        </>
      )}
    </div>
  );
}
