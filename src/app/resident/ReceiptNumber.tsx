import { signal } from '@preact/signals';
import { Copy } from 'lucide-preact';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { messages } from '../language.ts';

type CopyState = 'idle' | 'copied' | 'failed';
const copyState = signal<CopyState>('idle');

async function copy(number: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(number);
    copyState.value = 'copied';
  } catch {
    copyState.value = 'failed';
  }
}

export function ReceiptNumber({ number }: { readonly number: string }) {
  const words = messages.value.resident.receipt;
  const said = { idle: '', copied: words.copied, failed: words.copyFailed }[copyState.value];
  return (
    <div class="slip-number">
      <p class="soft small">{words.number}</p>
      <p class="digits">
        {formatReceiptNumber(number)
          .split(' ')
          .map((group, index) => (
            <span key={`${index}-${group}`}>{group} </span>
          ))}
      </p>
      <div class="copy no-print secondary">
        <button type="button" class="button quiet" onClick={() => copy(number)}>
          <Copy size={20} aria-hidden="true" />
          {words.copy}
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
