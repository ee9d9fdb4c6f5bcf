import type { Finding } from '../../engine/verdict.ts';
import { formatLimits, formatValue } from '../../i18n/measure.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import { fixOf } from '../finding-words.ts';
import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { compare, type Objection, objections } from './comparison.ts';
import { recheck } from './state.ts';

/** More would push the buttons out of sight. */
const MOST_SHOWN = 3;

function Line({ objection: { finding, by } }: { readonly objection: Objection }) {
  const { checks, shared, station, units } = messages.value;
  const { check, status, value, limits } = finding;
  const wanted = formatLimits(check, limits, units);
  const measured = value === undefined ? shared.noValue : formatValue(check, value, units);
  return (
    <li data-objection={check} data-tone={status}>
      <StatusIcon status={status} />
      <div>
        <p>
          <strong>{checks[check].title}</strong>
          <span class="small soft objection-by">{station.objections.by[by]}</span>
        </p>
        <p class="small">{fixOf(finding, messages.value)}</p>
        <p class="small soft">
          {shared.measured} {measured}
          {wanted && ` · ${shared.required} ${wanted}`}
        </p>
      </div>
    </li>
  );
}

/** Why the photo was not accepted, beside the buttons that decide on it. */
export function Objections({ receipt }: { readonly receipt: StationReceipt }) {
  const words = messages.value.station.objections;
  const { value: now } = recheck;
  const here = now.state === 'done' ? now.assessment.verdict.findings : [];
  const all = objections(compare(receipt.verdict.findings as readonly Finding[], here));
  if (all.length === 0) return null;
  const rest = all.length - MOST_SHOWN;
  return (
    <section class="objections stack-tight" aria-labelledby="objections-title">
      <h3 id="objections-title">{words.title}</h3>
      <ul>
        {all.slice(0, MOST_SHOWN).map((objection) => (
          <Line key={objection.finding.check} objection={objection} />
        ))}
      </ul>
      {rest > 0 && <p class="small soft">{words.more(rest)}</p>}
    </section>
  );
}
