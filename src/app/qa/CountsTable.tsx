import { trial } from './state.ts';
import { words } from './words.ts';

interface Count {
  readonly name: string;
  readonly tone: string;
  readonly before: number;
  readonly after: number;
}

export const signed = (difference: number): string =>
  difference === 0 ? '–' : difference > 0 ? `+${difference}` : `−${-difference}`;

/** How many photos have each result and, with changed limits, how that changes. */
export function CountsTable({ rows }: { readonly rows: readonly Count[] }) {
  const { evidence, limits } = words.value;
  const total = Math.max(
    1,
    rows.reduce((sum, { after }) => sum + after, 0),
  );
  const trying = trial.value !== undefined;
  return (
    <section class="qa-block">
      <h3>{evidence.statusCounts}</h3>
      <table class="qa-numbers">
        {trying && (
          <thead>
            <tr>
              <td />
              <td />
              <th scope="col">{limits.before}</th>
              <th scope="col">{limits.after}</th>
              <th scope="col">{limits.moved}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ name, tone, before, after }) => (
            <tr key={name} data-tone={tone}>
              <th scope="row">
                <span class="qa-dot" aria-hidden="true" /> {name}
              </th>
              <td class="qa-bar-cell">
                <span class="qa-bar-fill" style={{ width: `${(after / total) * 100}%` }} />
              </td>
              {trying && <td>{before}</td>}
              <td>
                <strong>{after}</strong>
              </td>
              {trying && <td data-moves={after !== before}>{signed(after - before)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
