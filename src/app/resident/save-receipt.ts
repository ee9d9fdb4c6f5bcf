import { formatDay } from '../../i18n/dates.ts';
import { language, messages } from '../language.ts';
import { operator, say } from '../operator.ts';
import { saveFile } from '../save-file.ts';
import { specOf } from '../spec-of.ts';
import { drawReceipt } from './draw-receipt.ts';
import { resident } from './session.ts';

/** Saves the receipt as a PNG. It is drawn on this device, without a network. */
export async function saveReceipt(): Promise<void> {
  const { issued } = resident.value;
  if (!issued) return;
  const { receipt, claim, photo } = issued;
  const { number, issuedAt, expiresAt, slip, kind, captured } = receipt;
  const { units } = messages.value;
  const { receipt: words } = messages.value.resident;
  const png = await drawReceipt({
    title:
      kind === 'review'
        ? words.reviewDocument
        : words.document(specOf(claim.spec)?.name[language.value] ?? claim.spec),
    notes: [
      ...(receipt.doubts?.includes('face-count') ? [words.faceDoubtNote] : []),
      ...(claim.edits ?? []).map((edit) => words.edits[edit]),
      words.provenance[captured ?? 'file'],
    ],
    locale: units.locale,
    numberLabel: words.number,
    number,
    code: slip ?? number,
    photo: new Blob([photo], { type: 'image/jpeg' }),
    facts: [
      [words.issued, formatDay(issuedAt, units.locale)],
      [words.expires, formatDay(expiresAt, units.locale)],
    ],
    steps: words.nextSteps(operator.value?.bring.map(say)).slice(1),
  });
  saveFile(`${number}.png`, png);
}
