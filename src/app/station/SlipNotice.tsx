import { BadgeCheck } from 'lucide-preact';
import { formatTime } from '../../i18n/dates.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { Provenance } from './Provenance.tsx';
import { slipCheck } from './slip-check.ts';

/** The result of checking a scanned receipt's signature. This needs no network. */
export function SlipNotice() {
  const { station, units } = messages.value;
  const words = station.slip;
  const { value: check } = slipCheck;
  if (!check) return null;
  if (!check.genuine) {
    return (
      <div data-slip-check={check.fault}>
        <Alert key={check.fault} trouble={words.fault[check.fault]} />
      </div>
    );
  }
  const { slip, expired, ended } = check;
  const isOver = expired || ended?.isEnded === true;
  const until = formatTime(new Date(slip.exp * 1000).toISOString(), units.locale);
  return (
    <div
      class="card slip-notice stack-tight"
      role="status"
      data-slip-check={expired ? 'expired' : ended?.isEnded ? 'ended' : 'genuine'}
    >
      <p class="status-tag" data-tone={isOver ? 'fail' : 'pass'}>
        <BadgeCheck size={22} aria-hidden="true" />
        {expired ? words.expired(until) : words.genuine(until)}
      </p>
      {slip.review && <p class="review-note">{words.review}</p>}
      <p>{formatReceiptNumber(slip.number)}</p>
      <p>
        <Provenance captured={slip.captured} />
      </p>
      {ended && (
        <p class={ended.isEnded ? 'review-note' : ''}>
          {(ended.isEnded ? words.ended : words.open)(
            formatTime(ended.at.toISOString(), units.locale),
          )}
        </p>
      )}
      <p class="small soft">{words.note}</p>
    </div>
  );
}
