import type { ComponentChildren } from 'preact';
import { formatDay, formatTime } from '../../i18n/dates.ts';
import { formatReceiptNumber } from '../../receipt/number.ts';
import { language, messages } from '../language.ts';
import { operator, serviceName } from '../operator.ts';
import { specOf } from '../spec-of.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { WhereTo } from '../ui/WhereTo.tsx';
import { Barcode } from './Barcode.tsx';
import { Letter, Line } from './Letter.tsx';
import type { SheetFacts } from './open-sheet.ts';
import { words } from './words.ts';

export type Paper = 'a4' | '80mm';

const DAY = 86_400_000;

interface FactProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Until when the receipt holds, and for how many days that is. */
function validUntil({ issuedAt, expiresAt }: SheetFacts): string {
  const days = Math.round((Date.parse(expiresAt) - Date.parse(issuedAt)) / DAY);
  return words.value.valid(formatDay(expiresAt, messages.value.units.locale), days);
}

const documentOf = ({ spec }: SheetFacts): string | undefined =>
  spec === undefined ? undefined : (specOf(spec)?.name[language.value] ?? spec);

function titleOf(facts: SheetFacts): string {
  const { receipt } = messages.value.resident;
  if (facts.kind === 'review') return receipt.reviewDocument;
  const document = documentOf(facts);
  return document === undefined ? words.value.plainDocument : receipt.document(document);
}

/** The number as digits and as bars. */
function NumberCode({ number }: Pick<SheetFacts, 'number'>) {
  return (
    <div class="sheet-number">
      <Barcode digits={number} label={words.value.barcode(number)} />
      <p class="sheet-digits">{formatReceiptNumber(number)}</p>
    </div>
  );
}

/** How long the receipt holds, and whom to ask. */
function Validity({ facts }: { readonly facts: SheetFacts }) {
  const hotline = operator.value?.hotline;
  return (
    <>
      <Fact label={words.value.validity}>{validUntil(facts)}</Fact>
      {hotline && <Fact label={words.value.hotline}>{hotline}</Fact>}
    </>
  );
}

function Facts({ facts }: { readonly facts: SheetFacts }) {
  const document = documentOf(facts);
  const { assessedBy, issuedAt } = facts;
  return (
    <dl class="sheet-facts">
      {document !== undefined && <Fact label={words.value.document}>{document}</Fact>}
      <Fact label={words.value.collected}>{formatTime(issuedAt, messages.value.units.locale)}</Fact>
      {assessedBy && <Fact label={words.value.place}>{words.value.places[assessedBy]}</Fact>}
      <Validity facts={facts} />
    </dl>
  );
}

/** What the counter writes, by hand. */
function Checked() {
  return (
    <section class="sheet-checked">
      <h2>{words.value.checkedTitle}</h2>
      <p>
        <span class="sheet-box" aria-hidden="true" /> {words.value.checked}
      </p>
      <div class="sheet-lines">
        <Line label={words.value.clerk} />
        <Line label={words.value.day} />
      </div>
    </section>
  );
}

/** What the person keeps when the sheet is handed in. */
function Stub({ facts }: { readonly facts: SheetFacts }) {
  return (
    <section class="sheet-stub">
      <p class="sheet-cut">{words.value.stub}</p>
      <div class="sheet-stub-parts">
        <NumberCode number={facts.number} />
        <div>
          <p class="sheet-stub-title">{titleOf(facts)}</p>
          <dl class="sheet-facts">
            <Validity facts={facts} />
          </dl>
        </div>
      </div>
    </section>
  );
}

interface SheetProps {
  readonly facts: SheetFacts;
  readonly paper: Paper;
  /** With a letter of authority, which takes the room of the stations. */
  readonly letter: boolean;
}

/** A receipt on paper: one A4 page, or one piece of an 80 mm roll. */
export function Sheet({ facts, paper, letter }: SheetProps) {
  const { resident, shared } = messages.value;
  const { number, slip, photoUrl, edits } = facts;
  return (
    <article class="sheet" data-paper={paper} data-sheet={number}>
      <header>
        <p class="sheet-service">{serviceName}</p>
        <p class="sheet-title">{titleOf(facts)}</p>
      </header>
      <div class="sheet-top">
        {photoUrl !== undefined && <img src={photoUrl} alt={shared.photoAlt} />}
        <div class="sheet-middle">
          <NumberCode number={number} />
          <Facts facts={facts} />
        </div>
        <QrCode text={slip ?? number} label={resident.receipt.qrAlt} />
      </div>
      {edits?.map((edit) => (
        <p key={edit} class="slip-edit">
          {resident.receipt.edits[edit]}
        </p>
      ))}
      <Checked />
      {letter && <Letter number={number} document={titleOf(facts)} />}
      {!letter && paper === 'a4' && <WhereTo />}
      <Stub facts={facts} />
    </article>
  );
}
