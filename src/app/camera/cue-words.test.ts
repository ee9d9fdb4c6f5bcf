import { expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { startGuidance } from '../../live/guidance.ts';
import type { LiveState } from './camera-session.ts';
import { audienceOf, shownWords, spokenWords } from './cue-words.ts';

const state = (change: Partial<LiveState>): LiveState => ({
  camera: 'running',
  guidance: startGuidance(0),
  facing: 'user',
  audience: 'self',
  canTurn: false,
  ...change,
});
const turn = state({ guidance: { ...startGuidance(0), phase: 'guiding', cue: 'turn-left' } });

test('behind a rear camera stands a helper, and behind any camera where the person says so', () => {
  expect(audienceOf(undefined, 'environment')).toBe('helper');
  expect(audienceOf(undefined, 'user')).toBe('self');
  expect(audienceOf('helper', 'user')).toBe('helper');
  expect(audienceOf('self', 'environment')).toBe('self');
  expect(audienceOf('fixed', 'environment')).toBe('fixed');
});

test('a helper reads what to ask for, and the person in the photo hears what to do', () => {
  expect(shownWords(turn, 'helper', en.live)).toBe(en.live.cue['turn-left'].helper);
  expect(spokenWords(turn, 'helper', en.live)).toBe(en.live.cue['turn-left'].aloud);
  expect(shownWords(turn, 'self', en.live)).toBe(en.live.cue['turn-left'].self);
  expect(spokenWords(turn, 'self', en.live)).toBe(en.live.cue['turn-left'].self);
});

test('with a fixed camera, nobody is told to lift it', () => {
  const high = state({ guidance: { ...startGuidance(0), cue: 'face-high' } });
  expect(shownWords(high, 'fixed', en.live)).toBe(en.live.cue['face-high'].fixed);
  expect(shownWords(turn, 'fixed', en.live)).toBe(en.live.cue['turn-left'].self);
});

test('without an instruction, the progress is said', () => {
  expect(shownWords(state({ camera: 'opening' }), 'self', en.live)).toBe(en.live.opening);
  expect(shownWords(state({ camera: 'loading' }), 'self', en.live)).toBe(en.live.loading);
  const at = (phase: 'aligned' | 'holding' | 'burst') =>
    shownWords(state({ guidance: { ...startGuidance(0), phase } }), 'self', en.live);
  expect(at('aligned')).toBe(en.live.aligned);
  expect(at('holding')).toBe(en.live.holding);
  expect(at('burst')).toBe(en.live.taking);
});
