import type { Confusion } from './evidence.ts';

interface ConfusionMatrixProps<C extends string> {
  readonly classes: readonly C[];
  readonly names: Readonly<Record<C, string>>;
  readonly confusion: Confusion<C>;
  /** Says which way to read the table, in its first cell. */
  readonly corner?: string;
}

/** What labels expect (rows) against what was found. `--share` says how much of a row a cell holds. */
export function ConfusionMatrix<C extends string>(props: ConfusionMatrixProps<C>) {
  const { classes, names, confusion, corner } = props;
  return (
    <table class="qa-confusion">
      <thead>
        <tr>
          {corner ? <th scope="col">{corner}</th> : <td />}
          {classes.map((name) => (
            <th key={name} scope="col">
              {names[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((expected) => {
          const row = confusion[expected];
          const sum = classes.reduce((all, found) => all + row[found], 0);
          return (
            <tr key={expected} data-expected={expected}>
              <th scope="row">{names[expected]}</th>
              {classes.map((found) => (
                <td
                  key={found}
                  data-found={found}
                  data-right={found === expected}
                  data-none={row[found] === 0}
                  style={{ '--share': `${Math.round((row[found] / Math.max(1, sum)) * 45)}%` }}
                >
                  {row[found]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
