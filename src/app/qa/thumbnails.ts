import { type Signal, signal } from '@preact/signals';
import { drawThumbnail } from './draw-thumbnail.ts';
import { judgedPhoto } from './judged-photo.ts';
import { lru } from './lru.ts';

/** Twice what is shown, for dense screens. */
const HEIGHT = 72;
const MOST = 600;
const AT_ONCE = 2;

type Thumbnail = Signal<string | undefined>;

const kept = lru<Thumbnail>(MOST, ({ value }) => {
  if (value) URL.revokeObjectURL(value);
});
/** The picture that was asked for last is drawn first: it is in view, the others perhaps no longer. */
const waiting: { readonly file: string; readonly thumbnail: Thumbnail }[] = [];
let drawing = 0;

async function draw(): Promise<void> {
  drawing += 1;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const photo = await judgedPhoto(next.file);
    const small = photo && (await drawThumbnail(photo.blob, HEIGHT));
    const wanted = kept.get(next.file) === next.thumbnail;
    if (small && wanted) next.thumbnail.value = URL.createObjectURL(small);
  }
  drawing -= 1;
}

/** Address of a small picture of the judged photo. Undefined until it is drawn, and where there is none. */
export function thumbnailOf(file: string): string | undefined {
  let thumbnail = kept.get(file);
  if (!thumbnail) {
    thumbnail = signal(undefined);
    kept.set(file, thumbnail);
    waiting.push({ file, thumbnail });
    if (drawing < AT_ONCE) void draw();
  }
  return thumbnail.value;
}

/** Frees all pictures, when another suite begins. */
export function forgetThumbnails(): void {
  waiting.length = 0;
  kept.clear();
}
