import { CircleCheck, CircleX, Clock, TimerOff, Undo2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { formatTime } from '../../i18n/dates.ts';
import type { ReceiptStatus, StationReceipt } from '../../receipt/answers.ts';
import { language, messages } from '../language.ts';
import { specOf } from './spec-of.ts';

const looks = {
  issued: { tone: 'unknown', Icon: Clock },
  redeemed: { tone: 'pass', Icon: CircleCheck },
  refused: { tone: 'fail', Icon: CircleX },
  withdrawn: { tone: 'unsure', Icon: Undo2 },
  expired: { tone: 'unsure', Icon: TimerOff },
} as const;

function StatusTag({ status }: { readonly status: ReceiptStatus }) {
  const { tone, Icon } = looks[status];
  return (
    <p class="status-tag" data-tone={tone}>
      <Icon size={22} aria-hidden="true" />
      {messages.value.station.receipt.status[status]}
    </p>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function ReceiptFacts({ receipt }: { readonly receipt: StationReceipt }) {
  const { station, units } = messages.value;
  const words = station.receipt;
  const time = (iso: string) => formatTime(iso, units.locale);
  return (
    <>
      <StatusTag status={receipt.status} />
      <dl class="facts">
        <Fact label={words.issued}>{time(receipt.issuedAt)}</Fact>
        <Fact label={words.expires}>{time(receipt.expiresAt)}</Fact>
        {receipt.settledAt && <Fact label={words.decided}>{time(receipt.settledAt)}</Fact>}
        {receipt.reason && <Fact label={words.reason}>{receipt.reason}</Fact>}
        <Fact label={words.spec}>
          {specOf(receipt)?.name[language.value]} {receipt.verdict.spec}
        </Fact>
        <Fact label={words.assessedBy}>{words.claimant[receipt.assessedBy]}</Fact>
        <Fact label={words.engine}>{receipt.engine}</Fact>
      </dl>
    </>
  );
}
