import { RefreshCw } from 'lucide-preact';
import { formatTime } from '../../i18n/dates.ts';
import type { Queued } from '../../receipt/answers.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { lookUpNumber } from './look-up.ts';
import { QueueFilters } from './QueueFilters.tsx';
import {
  loadMore,
  loadQueue,
  more,
  queued,
  queueFilter,
  queueLoading,
  queueProblem,
} from './queue.ts';
import { everyReceipt, shownBy } from './queue-filter.ts';
import { StatusTag } from './StatusTag.tsx';
import { shown } from './state.ts';

function QueueItem({ receipt }: { readonly receipt: Queued }) {
  const { station, units } = messages.value;
  const { number, status, issuedAt, assessedBy } = receipt;
  return (
    <li>
      <button
        type="button"
        class="queue-item"
        data-queued={number}
        data-status={status}
        onClick={() => lookUpNumber(number)}
      >
        <span class="queue-number">{formatReceiptNumber(number)}</span>
        <span class="soft small">
          <time dateTime={issuedAt}>{formatTime(issuedAt, units.locale)}</time>
          {' · '}
          {station.receipt.claimant[assessedBy]}
        </span>
        <StatusTag status={status} />
      </button>
    </li>
  );
}

/** Today's receipts, for a clerk who waits for the next person. */
export function Queue() {
  if (shown.value) return null;
  const { shared, station } = messages.value;
  const words = station.queue;
  const { value: problem } = queueProblem;
  const busy = queueLoading.value;
  const receipts = shownBy(queueFilter.value, queued.value);
  return (
    <section class="stack-tight" aria-labelledby="queue-title">
      <div class="desk-head">
        <h2 id="queue-title">{words.title}</h2>
        <button type="button" class="button quiet" aria-disabled={busy} onClick={loadQueue}>
          <RefreshCw size={20} aria-hidden="true" />
          {busy ? words.loading : words.refresh}
        </button>
      </div>
      {problem && (
        <Alert key={problem.code} trouble={shared.problem[problem.code]} problem={problem.code} />
      )}
      {!busy && !problem && queued.value.length === 0 && <p class="soft">{words.empty}</p>}
      {queued.value.length > 0 && <QueueFilters />}
      <p role="status" class="soft queue-none">
        {queued.value.length > 0 && receipts.length === 0 && (
          <>
            {words.none(queued.value.length)}
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                queueFilter.value = everyReceipt;
              }}
            >
              {words.showAll}
            </button>
          </>
        )}
      </p>
      <ul class="queue">
        {receipts.map((receipt) => (
          <QueueItem key={receipt.number} receipt={receipt} />
        ))}
      </ul>
      {more.value !== undefined && (
        <button type="button" class="button" aria-disabled={busy} onClick={loadMore}>
          {words.more}
        </button>
      )}
    </section>
  );
}
