import { computed, signal } from '@preact/signals';
import { pace } from '../elder.ts';
import { language } from '../language.ts';
import { readStored, writeStored } from '../stored.ts';
import { type Narration, sayNow } from './narration.ts';

const storageKey = 'voice';

/** A voice on this device for a language. Other voices send the words to a server. Exported for tests. */
export const localVoice = <V extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly V[],
  wanted: string,
): V | undefined =>
  voices.find(({ lang, localService }) => {
    // Some Android engines write "zh_CN".
    const tag = lang.replace('_', '-').toLowerCase();
    return localService && tag.split('-')[0] === wanted.toLowerCase().split('-')[0];
  });

const synthesis = typeof speechSynthesis === 'object' ? speechSynthesis : undefined;
const voices = signal<readonly SpeechSynthesisVoice[]>(synthesis?.getVoices() ?? []);
// Most browsers load their voices a moment later.
synthesis?.addEventListener?.('voiceschanged', () => {
  voices.value = synthesis.getVoices();
});

const voice = computed(() => localVoice(voices.value, language.value));
/** Whether this device can speak the page's language by itself. */
export const hasVoice = computed(() => voice.value !== undefined);
/** Whether the person wants to hear it. */
export const voiceOn = signal(readStored(storageKey) !== 'off');

let last: Narration | undefined;
/** What was said last, or would have been said with the voice on. Screen readers read it then. */
export const said = signal('');

function say(words: string): void {
  if (!synthesis || !voice.value || !voiceOn.value) return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.voice = voice.value;
  utterance.lang = voice.value.lang;
  utterance.rate = pace.value.speech;
  // An outdated instruction is interrupted.
  synthesis.cancel();
  synthesis.speak(utterance);
}

function tell(next: Narration): void {
  last = next;
  said.value = next.said;
  say(next.said);
}

/** Says an instruction if it is time to. It may be called for every frame. */
export function narrate(words: string): void {
  const next = sayNow(last, words, performance.now(), pace.value);
  if (next) tell(next);
}

/** Says something short-lived at once. */
export const announce = (words: string): void => tell({ said: words, at: performance.now() });

/** Some browsers speak only if the first word is said during a tap. Call it from one. */
export function wakeVoice(): void {
  last = undefined;
  say('');
}

export function hush(): void {
  synthesis?.cancel();
  last = undefined;
  said.value = '';
}

export function switchVoice(): void {
  voiceOn.value = !voiceOn.value;
  if (!voiceOn.value) hush();
  writeStored(storageKey, voiceOn.value ? 'on' : 'off');
}
