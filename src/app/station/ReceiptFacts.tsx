import type { ComponentChildren } from 'preact';
import { formatTime } from '../../i18n/dates.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import { language, messages } from '../language.ts';
import { specOf } from '../spec-of.ts';
import { Provenance } from './Provenance.tsx';

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
    <dl class="facts">
      <Fact label={words.issued}>{time(receipt.issuedAt)}</Fact>
      <Fact label={words.expires}>{time(receipt.expiresAt)}</Fact>
      {receipt.settledAt && <Fact label={words.decided}>{time(receipt.settledAt)}</Fact>}
      {receipt.reason && <Fact label={words.reason}>{receipt.reason}</Fact>}
      {receipt.clerk && <Fact label={words.clerk}>{receipt.clerk}</Fact>}
      <Fact label={words.spec}>
        {specOf(receipt.verdict.spec)?.name[language.value]} {receipt.verdict.spec}
      </Fact>
      <Fact label={words.provenanceTitle}>
        <Provenance captured={receipt.captured} />
      </Fact>
      <Fact label={words.assessedBy}>{words.claimant[receipt.assessedBy]}</Fact>
      <Fact label={words.engine}>{receipt.engine}</Fact>
    </dl>
  );
}
