import { formatReceiptNumber } from '../../receipt/number.ts';
import { qrPath } from '../ui/qr-path.ts';
import { wrapWords } from './wrap-words.ts';

interface ReceiptPicture {
  readonly title: string;
  /** Of all words, as a tag of BCP 47. */
  readonly locale: string;
  readonly numberLabel: string;
  readonly number: string;
  /** What the QR code holds. */
  readonly code: string;
  readonly photo: Blob;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What was done to the photo. */
  readonly notes: readonly string[];
  readonly steps: readonly string[];
}

const width = 1080;
const margin = 84;
const inner = width - 2 * margin;
const ink = '#12211f';
const soft = '#475956';
const line = '#d3dedb';
const accent = '#0a5f5c';
/** Line heights, in heights of the letters. */
const LEADING = 1.35;
const PHOTO_HEIGHT = 541;

/** The receipt as a PNG, 1080 px wide and as high as its words need, in the page's own fonts. */
export async function drawReceipt(picture: ReceiptPicture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas');
  const photo = await createImageBitmap(picture.photo);
  canvas.width = width;
  // Drawn once to learn the height: a new height empties the canvas.
  canvas.height = draw(context, picture, photo);
  draw(context, picture, photo);
  photo.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG'))), 'image/png');
  });
}

/** Draws everything from the top down. Returns the height that it takes. */
function draw(
  context: CanvasRenderingContext2D,
  picture: ReceiptPicture,
  photo: ImageBitmap,
): number {
  const family = getComputedStyle(document.body).fontFamily;
  const setFont = (size: number, weight: number) => {
    context.font = `${weight} ${size}px ${family}`;
  };
  /** Words in as many lines as they need. Letters are never squeezed. Returns where the next words begin. */
  const write = (
    words: string,
    x: number,
    y: number,
    { size, colour = ink, weight = 400, room = width - margin - x }: Style,
  ): number => {
    setFont(size, weight);
    context.fillStyle = colour;
    const lines = wrapWords(words, picture.locale, room, (one) => context.measureText(one).width);
    lines.forEach((one, index) => {
      context.fillText(one, x, y + size + index * LEADING * size);
    });
    return y + lines.length * LEADING * size;
  };
  /** The largest size, up to `size`, at which words take one line. */
  const sizeInLine = (words: string, size: number, weight: number): number => {
    setFont(size, weight);
    return Math.floor(size * Math.min(1, inner / context.measureText(words).width));
  };

  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, context.canvas.height);
  context.fillStyle = accent;
  context.fillRect(0, 0, width, 20);

  let y = write(picture.title, margin, 84, { size: 46, weight: 700 }) + 24;
  y = write(picture.numberLabel, margin, y, { size: 34, colour: soft });
  const number = formatReceiptNumber(picture.number);
  const size = sizeInLine(number, 72, 700);
  setFont(size, 700);
  context.fillStyle = ink;
  context.fillText(number, margin, y + size);
  y += LEADING * size + 32;

  const photoWidth = (PHOTO_HEIGHT * photo.width) / photo.height;
  context.drawImage(photo, margin, y, photoWidth, PHOTO_HEIGHT);
  context.strokeStyle = line;
  context.lineWidth = 2;
  context.strokeRect(margin, y, photoWidth, PHOTO_HEIGHT);
  drawCode(context, picture.code, y, inner - photoWidth - 24);
  y += PHOTO_HEIGHT + 24;

  for (const note of picture.notes) y = write(note, margin, y, { size: 28, weight: 600 });
  const column = inner / picture.facts.length;
  const ends = picture.facts.map(([label, value], index) => {
    const x = margin + index * column;
    const below = write(label, x, y + 16, { size: 32, colour: soft, room: column - 24 });
    return write(value, x, below, { size: 40, weight: 600, room: column - 24 });
  });
  y = Math.max(y, ...ends) + 28;
  context.fillStyle = line;
  context.fillRect(margin, y, inner, 2);
  y += 28;
  for (const words of picture.steps) y = write(words, margin, y, { size: 36 }) + 8;
  return Math.ceil(y + margin);
}

interface Style {
  /** Of the letters, px. */
  readonly size: number;
  readonly colour?: string;
  readonly weight?: number;
  /** The width that lines may take, px. */
  readonly room?: number;
}

/** The QR code at the right, in the middle of the photo's height. */
function drawCode(context: CanvasRenderingContext2D, code: string, top: number, side: number) {
  const { path, size } = qrPath(code);
  context.save();
  context.translate(width - margin - side, top + (PHOTO_HEIGHT - side) / 2);
  context.scale(side / size, side / size);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  context.restore();
}
