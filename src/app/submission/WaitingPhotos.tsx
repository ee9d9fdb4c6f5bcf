import { signal } from '@preact/signals';
import { ReceiptText, Send, Trash2 } from 'lucide-preact';
import { formatTime } from '../../i18n/dates.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import type { Waiting } from './outbox.ts';
import { discard, type Issued, refused, sendAgain, sendingNow, sent, waiting } from './sending.ts';

/** The photo whose deletion must be confirmed. */
const confirming = signal<string | undefined>(undefined);

function WaitingPhoto({ one }: { readonly one: Waiting }) {
  const { resident, shared, units } = messages.value;
  const words = resident.offline;
  const problem = refused.value[one.id];
  return (
    <li class="own-receipt" data-waiting={one.id}>
      <p>{words.since(formatTime(one.since, units.locale))}</p>
      {problem && <Alert trouble={shared.problem[problem.code]} problem={problem.code} />}
      {confirming.value === one.id ? (
        <div class="stack-tight">
          <p>{words.sure}</p>
          <div class="actions">
            <button type="button" class="button danger" onClick={() => discard(one.id)}>
              {words.confirm}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => {
                confirming.value = undefined;
              }}
            >
              {resident.own.keep}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            confirming.value = one.id;
          }}
        >
          <Trash2 size={20} aria-hidden="true" />
          {words.discard}
        </button>
      )}
    </li>
  );
}

interface Showing {
  /** Shows the receipt of a photo that has been sent. */
  readonly onShow: (one: Issued) => void;
}

function SentPhoto({ one, onShow }: Showing & { readonly one: Issued }) {
  const words = messages.value.resident.offline;
  const { number } = one.receipt;
  return (
    <div class="sent-photo" data-sent={number}>
      <p>{words.sent(formatReceiptNumber(number))}</p>
      <button type="button" class="button primary" onClick={() => onShow(one)}>
        <ReceiptText size={22} aria-hidden="true" />
        {words.showReceipt}
      </button>
    </div>
  );
}

/** The photos that were submitted without a network and wait on this device, and what became of them. */
export function WaitingPhotos({ onShow }: Showing) {
  const words = messages.value.resident.offline;
  return (
    <section class="waiting-photos stack-tight no-print">
      {waiting.value.length > 0 && (
        <>
          <h2>{words.title}</h2>
          <p class="small soft">{words.note}</p>
          <ul class="own-list">
            {waiting.value.map((one) => (
              <WaitingPhoto key={one.id} one={one} />
            ))}
          </ul>
          <div>
            <button
              type="button"
              class="button"
              aria-disabled={sendingNow.value}
              onClick={sendAgain}
            >
              <Send size={20} aria-hidden="true" />
              {sendingNow.value ? words.sending : words.sendNow}
            </button>
          </div>
        </>
      )}
      <div role="status">
        {Object.entries(sent.value).map(([id, one]) => (
          <SentPhoto key={id} one={one} onShow={onShow} />
        ))}
      </div>
    </section>
  );
}
