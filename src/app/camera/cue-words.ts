import type { Audience, LiveMessages } from '../../i18n/en.live.ts';
import type { Cue } from '../../live/cues.ts';
import type { LiveState } from './camera-session.ts';
import type { Facing } from './open-camera.ts';

/** Who reads the instructions: as the page or the person says, else who stands behind such a camera. */
export const audienceOf = (said: Audience | undefined, facing: Facing): Audience =>
  said ?? (facing === 'environment' ? 'helper' : 'self');

function cueWords(cue: Cue, audience: Audience, { cue: words }: LiveMessages): string {
  const { self, helper, fixed = self } = words[cue];
  return { self, helper, fixed }[audience];
}

function statusWords({ camera, guidance }: LiveState, words: LiveMessages): string {
  if (camera === 'opening') return words.opening;
  if (camera === 'loading') return words.loading;
  if (camera === 'unguided') return words.noGuidance;
  if (camera === 'taking') return words.taking;
  const { phase } = guidance;
  if (phase === 'holding') return words.holding;
  return phase === 'burst' || phase === 'done' ? words.taking : words.aligned;
}

/** The one instruction that is shown. */
export const shownWords = (state: LiveState, audience: Audience, words: LiveMessages): string =>
  state.camera === 'running' && state.guidance.cue
    ? cueWords(state.guidance.cue, audience, words)
    : statusWords(state, words);

/** What is said aloud. Instructions for the person in the photo are in their words, all others as they are shown. */
export function spokenWords(state: LiveState, audience: Audience, words: LiveMessages): string {
  const { cue } = state.guidance;
  const aloud = cue && audience === 'helper' ? words.cue[cue].aloud : undefined;
  return (state.camera === 'running' && aloud) || shownWords(state, audience, words);
}
