import { outcomeClasses, toneOf } from '../../qa/evidence.ts';
import { NextTable } from '../../qa/NextTable.tsx';
import { percent } from '../../statistics/rate.ts';
import { messages } from '../language.ts';
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
  const { met, counts } = after.value.next;
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
      {met && (
        <section class="qa-block">
          <h3>{text.next}</h3>
          <p class="small soft">{text.nextRight(percent(met.rate), met.count, met.of)}</p>
          <NextTable counts={counts} messages={messages.value} qa={words.value} />
        </section>
      )}
    </div>
  );
}
