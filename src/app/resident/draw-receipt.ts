import { formatReceiptNumber } from '../../receipt/number.ts';
import { qrPath } from '../ui/qr-path.ts';

interface ReceiptPicture {
  readonly title: string;
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
const height = 1340;
const margin = 84;
const inner = width - 2 * margin;
const noteHeight = 40;
const ink = '#12211f';
const soft = '#475956';
const accent = '#0a5f5c';

/** The receipt as a PNG of 1080 × 1340 px, in the page's own fonts. */
export async function drawReceipt(picture: ReceiptPicture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas');
  const photo = await createImageBitmap(picture.photo);
  draw(context, picture, photo);
  photo.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG'))), 'image/png');
  });
}

function draw(context: CanvasRenderingContext2D, picture: ReceiptPicture, photo: ImageBitmap) {
  const family = getComputedStyle(document.body).fontFamily;
  const text = (
    words: string,
    x: number,
    y: number,
    size: number,
    colour: string,
    weight = 400,
  ) => {
    context.font = `${weight} ${size}px ${family}`;
    context.fillStyle = colour;
    context.fillText(words, x, y, width - margin - x);
  };

  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = accent;
  context.fillRect(0, 0, width, 20);

  text(picture.title, margin, 134, 46, ink, 700);
  text(picture.numberLabel, margin, 222, 34, soft);
  text(formatReceiptNumber(picture.number), margin, 304, 72, ink, 700);

  const top = 368;
  const photoHeight = 541;
  const photoWidth = (photoHeight * photo.width) / photo.height;
  context.drawImage(photo, margin, top, photoWidth, photoHeight);
  context.strokeStyle = '#d3dedb';
  context.lineWidth = 2;
  context.strokeRect(margin, top, photoWidth, photoHeight);

  const { path, size } = qrPath(picture.code);
  const side = inner - photoWidth - 24;
  context.save();
  context.translate(width - margin - side, top + (photoHeight - side) / 2);
  context.scale(side / size, side / size);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  context.restore();

  picture.notes.forEach((note, index) => {
    text(note, margin, top + photoHeight + (index + 1) * noteHeight, 28, ink, 600);
  });
  // There is room for one note; what stands below makes way for more.
  const down = Math.max(0, picture.notes.length - 1) * noteHeight;
  picture.facts.forEach(([label, value], index) => {
    const x = margin + (index * inner) / picture.facts.length;
    text(label, x, 1000 + down, 32, soft);
    text(value, x, 1052 + down, 40, ink, 600);
  });
  context.fillStyle = '#d3dedb';
  context.fillRect(margin, 1106 + down, inner, 2);
  picture.steps.forEach((words, index) => {
    text(words, margin, 1184 + down + index * 62, 36, ink);
  });
}
