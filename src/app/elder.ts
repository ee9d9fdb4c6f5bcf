import { computed, effect, signal } from '@preact/signals';
import { calmPace, usualPace } from '../live/pace.ts';
import { readStored, writeStored } from './stored.ts';

const parameter = 'elder';
const storageKey = 'elder';

/** The address (`?elder`, or `?elder=off`) has priority over an earlier choice. */
export function chooseElder(search: string, remembered: string | null): boolean {
  const asked = new URLSearchParams(search).get(parameter);
  return (asked ?? remembered ?? 'off') !== 'off';
}

/** The large and calm page: everything is larger, less is shown at once, and everything is slower. */
export const elder = signal(false);
/** The person asked to see what is hidden on the large and calm page. */
export const more = signal(false);

export const pace = computed(() => (elder.value ? calmPace : usualPace));

/** As the address or this device says. */
export const rememberedElder = (): boolean => chooseElder(location.search, readStored(storageKey));

/** Tells the style sheets, now and on every change. Sizes are tokens, and `.secondary` is hidden. */
export function startElder(begun: boolean): void {
  elder.value = begun;
  effect(() => {
    document.documentElement.toggleAttribute('data-elder', elder.value);
    document.documentElement.toggleAttribute('data-more', more.value);
  });
}

export function switchElder(): void {
  elder.value = !elder.value;
  writeStored(storageKey, elder.value ? 'on' : 'off');
}
