import { formatDay } from '../../i18n/dates.ts';
import { language, messages } from '../language.ts';
import { operator, say } from '../operator.ts';
import { drawReceipt } from './draw-receipt.ts';
import { saveFile } from './save-file.ts';
import { checked, receipt } from './state.ts';

/** Saves the receipt as a PNG, drawn here and now: no network is needed. */
export async function saveReceipt(): Promise<void> {
  if (!receipt.value || !checked.value) return;
  const { number, issuedAt, expiresAt, slip, kind } = receipt.value;
  const { assessment, spec } = checked.value;
  const { resident, units } = messages.value;
  const words = resident.receipt;
  const photo = new Blob([assessment.photo], { type: assessment.mime });
  const png = await drawReceipt({
    title: kind === 'review' ? words.reviewDocument : words.document(spec.name[language.value]),
    notes: assessment.edits.map((edit) => words.edits[edit]),
    numberLabel: words.number,
    number,
    code: slip ?? number,
    photo,
    facts: [
      [words.issued, formatDay(issuedAt, units.locale)],
      [words.expires, formatDay(expiresAt, units.locale)],
    ],
    steps: words.nextSteps(operator.value?.bring.map(say)).slice(1),
  });
  saveFile(png, `${number}.png`);
}
