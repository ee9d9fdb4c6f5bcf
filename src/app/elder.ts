import { computed, effect, signal } from '@preact/signals';
import { calmPace, usualPace } from '../live/pace.ts';
import { readStored, writeStored } from './stored.ts';

const parameter = 'elder';
const storageKey = 'elder';

/** What the address asks for (`?elder`, or `?elder=off`) wins over what was chosen before. */
export function chooseElder(search: string, remembered: string | null): boolean {
  const asked = new URLSearchParams(search).get(parameter);
  return (asked ?? remembered ?? 'off') !== 'off';
}

/** Large and calm: everything is larger, less is shown at once, and nothing hurries. */
export const elder = signal(false);
/** The person asked for what is put away then. */
export const more = signal(false);

export const pace = computed(() => (elder.value ? calmPace : usualPace));

/** As this address and this device have it. */
export const rememberedElder = (): boolean => chooseElder(location.search, readStored(storageKey));

/** Keeps the style sheets told from then on: sizes are tokens, what is put away is `.secondary`. */
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
