import { type Rates, rateNames } from '../../qa/evidence.ts';
import { percent, type Rate } from '../../statistics/rate.ts';
import { trial } from './state.ts';
import { words } from './words.ts';

/** A share on a scale of 0 to 1, and how certain it is. */
function Interval({ rate }: { readonly rate: Rate }) {
  const place = (share: number) => `${share * 100}%`;
  return (
    <span class="qa-interval" aria-hidden="true">
      <span
        class="qa-interval-range"
        style={{ left: place(rate.low), width: place(rate.high - rate.low) }}
      />
      <span class="qa-interval-point" style={{ left: place(rate.rate) }} />
    </span>
  );
}

/** Rates with their intervals; with changed limits, what they were. */
export function RatesTable({ before, after }: { readonly before: Rates; readonly after: Rates }) {
  const { evidence, limits } = words.value;
  const trying = trial.value !== undefined;
  return (
    <section class="qa-block">
      <h3>{evidence.rates}</h3>
      <table class="qa-numbers qa-rates">
        <thead>
          <tr>
            <td />
            {trying && <th scope="col">{limits.before}</th>}
            {trying ? <th scope="col">{limits.after}</th> : <td />}
            <th scope="col">{evidence.photos}</th>
            <th scope="col" colSpan={trying ? 1 : 2}>
              {evidence.interval}
            </th>
          </tr>
        </thead>
        <tbody>
          {rateNames.map((name) => {
            const [was, is] = [before[name], after[name]];
            return (
              <tr key={name} data-rate={name} data-value={is?.rate}>
                <th scope="row" title={evidence.rateHints[name]}>
                  {evidence.rate[name]}
                  <span class="qa-say">{evidence.rateHints[name]}</span>
                </th>
                {trying && <td>{was ? percent(was.rate) : '–'}</td>}
                <td>
                  <strong>{is ? percent(is.rate) : '–'}</strong>
                </td>
                <td class="soft">{is && `${is.count}/${is.of}`}</td>
                <td class="soft">{is && `${percent(is.low)}–${percent(is.high)}`}</td>
                {!trying && <td>{is && <Interval rate={is} />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
