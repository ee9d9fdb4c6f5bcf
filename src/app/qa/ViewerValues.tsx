import type { CheckId } from '../../checks/index.ts';
import type { Finding } from '../../engine/verdict.ts';
import { formatLimits, formatValue } from '../../i18n/measure.ts';
import { findingOf } from '../../qa/compare.ts';
import type { PhotoRow } from '../../qa/report.ts';
import { adviceOf, fixOf } from '../finding-words.ts';
import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { checkColumns } from './columns.ts';
import { disagreements, judgingSpec } from './state.ts';
import { ViewerIso } from './ViewerIso.tsx';
import { expectedWords, words } from './words.ts';

function Value({ finding }: { readonly finding: Finding | undefined }) {
  if (!finding) return <td class="soft">–</td>;
  const { check, status, value } = finding;
  return (
    <td>
      <span class="qa-value" data-tone={status}>
        <StatusIcon status={status} size={15} />
        <span class="visually-hidden">{words.value.statuses[status]}</span>
        {value === undefined
          ? messages.value.shared.noValue
          : formatValue(check, value, messages.value.units)}
      </span>
    </td>
  );
}

/** Numbers on the photo, in the order in which its lines are drawn. */
const drawn: readonly CheckId[] = ['face-width', 'eye-line', 'head-top-gap', 'face-centre'];

function Check({ id, row, beside }: { id: CheckId; row: PhotoRow; beside: PhotoRow | undefined }) {
  const finding = findingOf(row, id);
  const { units, checks } = messages.value;
  const limits = judgingSpec.value.rules[id]?.limits ?? {};
  const expected = disagreements.value
    .get(row.file)
    ?.find(({ subject }) => subject === id)?.expected;
  const say =
    finding &&
    !beside &&
    (finding.status === 'pass'
      ? adviceOf(finding, messages.value)
      : fixOf(finding, messages.value));
  const number = row.findings
    .filter(({ check }) => drawn.includes(check))
    .findIndex(({ check }) => check === id);
  return (
    <tr data-check={id} data-status={finding?.status} data-wrong={expected !== undefined}>
      <th scope="row">
        {number >= 0 && (
          <span class="qa-line-number" aria-hidden="true">
            {number + 1}
          </span>
        )}
        {checks[id].title}
        {say && <span class="qa-say">{say}</span>}
        {expected !== undefined && (
          <span class="qa-expected">≠ {words.value.table.expected(expectedWords(expected))}</span>
        )}
      </th>
      {beside && <Value finding={findingOf(beside, id)} />}
      <Value finding={finding} />
      <td class="soft">{formatLimits(id, limits, units)}</td>
    </tr>
  );
}

/** Every value of a photo with its limits, for one photo or two side by side. */
export function ViewerValues({
  row,
  beside,
}: {
  readonly row: PhotoRow;
  readonly beside: PhotoRow | undefined;
}) {
  const { viewer } = words.value;
  const { shared } = messages.value;
  return (
    <div class="qa-viewer-values">
      <table>
        <thead>
          <tr>
            <th scope="col">{viewer.check}</th>
            {beside && <th scope="col">{viewer.pinned}</th>}
            <th scope="col">{shared.measured}</th>
            <th scope="col">{viewer.limits}</th>
          </tr>
        </thead>
        <tbody>
          {checkColumns.value.map((id) => (
            <Check key={id} id={id} row={row} beside={beside} />
          ))}
        </tbody>
      </table>
      <ViewerIso row={row} beside={beside} />
      <p class="small soft qa-digest">{row.sha256 && `SHA-256 ${row.sha256}`}</p>
    </div>
  );
}
