import { CircleCheck, CircleX, Clock, Eye, TimerOff, Undo2 } from 'lucide-preact';
import type { ReceiptStatus } from '../../receipt/answers.ts';
import { messages } from '../language.ts';

const looks = {
  issued: { tone: 'unknown', Icon: Clock },
  review: { tone: 'unsure', Icon: Eye },
  redeemed: { tone: 'pass', Icon: CircleCheck },
  refused: { tone: 'fail', Icon: CircleX },
  withdrawn: { tone: 'unsure', Icon: Undo2 },
  expired: { tone: 'unsure', Icon: TimerOff },
} as const;

export function StatusTag({ status }: { readonly status: ReceiptStatus }) {
  const { tone, Icon } = looks[status];
  return (
    <span class="status-tag" data-tone={tone}>
      <Icon size={22} aria-hidden="true" />
      {messages.value.station.receipt.status[status]}
    </span>
  );
}
