import { formatDay } from '../../i18n/dates.ts';
import { messages } from '../language.ts';
import { operator, say } from '../operator.ts';
import { drawReceipt } from './draw-receipt.ts';
import { checked, receipt } from './state.ts';

/** Saves the receipt as a PNG, drawn here and now: no network is needed. */
export async function saveReceipt(): Promise<void> {
  if (!receipt.value || !checked.value) return;
  const { number, issuedAt, expiresAt, slip, kind } = receipt.value;
  const { assessment } = checked.value;
  const { resident, units } = messages.value;
  const words = resident.receipt;
  const photo = new Blob([assessment.photo], { type: assessment.mime });
  const png = await drawReceipt({
    title: kind === 'review' ? words.reviewDocument : words.document,
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
  download(png, `${number}.png`);
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
