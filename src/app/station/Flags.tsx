import { TriangleAlert } from 'lucide-preact';
import { formatValue } from '../../i18n/measure.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import { messages } from '../language.ts';

/** Reports of the resident's device that the server's own measurement contradicts. */
export function Flags({ receipt }: { readonly receipt: StationReceipt }) {
  const { checks, station, units } = messages.value;
  const { flags = [] } = receipt;
  if (flags.length === 0) return null;
  return (
    <div class="alert" data-flags={flags.map(({ check }) => check).join(' ')}>
      <TriangleAlert size={24} aria-hidden="true" />
      <div class="stack-tight">
        <h2>{station.flags.title}</h2>
        <p>{station.flags.fix}</p>
        <ul class="bullets">
          {flags.map(({ check, reported, measured }) => (
            <li key={check}>
              {station.flags.line(
                checks[check].title,
                formatValue(check, reported, units),
                formatValue(check, measured, units),
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
