import type { Confusion } from '../../qa/evidence.ts';
import { words } from './words.ts';

interface ConfusionTableProps<C extends string> {
  readonly classes: readonly C[];
  readonly names: Readonly<Record<C, string>>;
  readonly confusion: Confusion<C>;
  readonly caption: string;
}

/** What labels expect against what was found. The shade says how much of a row a cell holds. */
export function ConfusionTable<C extends string>(props: ConfusionTableProps<C>) {
  const { classes, names, confusion, caption } = props;
  const { evidence } = words.value;
  const rows = classes.map((expected) => {
    const counts = classes.map((found) => confusion[expected][found]);
    return { expected, counts, sum: counts.reduce((sum, count) => sum + count, 0) };
  });
  return (
    <section class="qa-block">
      <h3>{evidence.confusion}</h3>
      <p class="small soft">
        {caption} · {evidence.confusionHint}
      </p>
      <table class="qa-confusion">
        <thead>
          <tr>
            <td />
            {classes.map((name) => (
              <th key={name} scope="col">
                {names[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ expected, counts, sum }) => (
            <tr key={expected} data-expected={expected}>
              <th scope="row">{names[expected]}</th>
              {counts.map((count, index) => {
                const found = classes[index];
                const share = sum === 0 ? 0 : count / sum;
                return (
                  <td
                    key={found}
                    data-found={found}
                    data-right={found === expected}
                    data-none={count === 0}
                    style={{ '--share': `${Math.round(share * 45)}%` }}
                  >
                    {count}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
