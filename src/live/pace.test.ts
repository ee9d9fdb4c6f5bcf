import { expect, test } from 'vitest';
import { calmPace, usualPace } from './pace.ts';

test('calm is slower in everything', () => {
  const { speech, ...times } = calmPace;
  const { speech: usualSpeech, ...usualTimes } = usualPace;
  expect(speech).toBeLessThan(usualSpeech);
  for (const [name, time] of Object.entries(times)) {
    expect(time, name).toBeGreaterThan(usualTimes[name as keyof typeof times]);
  }
});

test('an instruction is not repeated before another one could be said', () => {
  for (const { pause, again } of [usualPace, calmPace]) expect(again).toBeGreaterThan(pause);
});
