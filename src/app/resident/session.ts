import { signal } from '@preact/signals';
import {
  photosOf,
  type ResidentEvent,
  residentAfter,
  type Step,
  startResident,
} from './machine.ts';

const stepOf = (entry: { readonly step?: Step } | null): Step => entry?.step ?? 'start';

export const resident = signal(startResident(stepOf(history.state)));

/** One object URL for each photo that the page may show, and for no other. */
const urls = new Map<Uint8Array<ArrayBuffer>, string>();

export const urlOf = (photo: Uint8Array<ArrayBuffer>): string => urls.get(photo) ?? '';

function renewUrls(photos: ReadonlySet<Uint8Array<ArrayBuffer>>): void {
  for (const [photo, url] of urls) {
    if (photos.has(photo)) continue;
    URL.revokeObjectURL(url);
    urls.delete(photo);
  }
  for (const photo of photos) {
    const blob = () => new Blob([photo], { type: 'image/jpeg' });
    if (!urls.has(photo)) urls.set(photo, URL.createObjectURL(blob()));
  }
}

export function send(event: ResidentEvent): void {
  const before = resident.peek();
  const after = residentAfter(before, event);
  if (after === before) return;
  renewUrls(photosOf(after));
  resident.value = after;
  if (after.entry !== before.entry && event.type !== 'history') {
    history.pushState({ step: after.entry }, '');
  }
  if (after.step !== before.step) window.scrollTo(0, 0);
}

/** Makes the browser's back and forward buttons move between steps that still hold. */
export function followHistory(): void {
  if (history.state === null) history.replaceState({ step: 'start' }, '');
  addEventListener('popstate', ({ state }) => {
    // Only a link within the page makes an entry without a step: the person stays in the one that is shown.
    if (state === null) history.replaceState({ step: resident.value.entry }, '');
    else send({ type: 'history', step: stepOf(state) });
  });
}
