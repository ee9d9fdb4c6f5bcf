import type { QaMessages } from '../i18n/en.qa.ts';
import type { Messages } from '../i18n/messages.ts';
import type { NextCount } from './evidence.ts';
import type { NextLabel } from './labels.ts';

interface NextTableProps {
  readonly counts: readonly NextCount[];
  readonly messages: Messages;
  readonly qa: QaMessages;
}

/** What photos should be told first (labels), what they are told, and how many of them. */
export function NextTable({ counts, messages, qa }: NextTableProps) {
  const { expected, found, photos } = qa.evidence;
  const words = (label: NextLabel) =>
    label === 'none' ? qa.table.allPass : messages.checks[label].title;
  return (
    <table class="qa-next">
      <thead>
        <tr>
          {[expected, found, photos].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={`${count.expected} ${count.said} ${count.met}`} data-met={count.met}>
            <td>{words(count.expected)}</td>
            <td>{words(count.said)}</td>
            <td class="number">{count.photos}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
