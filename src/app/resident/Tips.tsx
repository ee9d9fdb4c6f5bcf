import type { JSX } from 'preact';
import { messages } from '../language.ts';
import { BareFace, EvenLight, StraightLook, WhiteWall } from './TipPictures.tsx';

const tips: readonly (readonly ['wall' | 'straight' | 'light' | 'bare', () => JSX.Element])[] = [
  ['wall', WhiteWall],
  ['straight', StraightLook],
  ['light', EvenLight],
  ['bare', BareFace],
];

export function Tips() {
  const { start } = messages.value.resident;
  return (
    <section class="stack tips-section" aria-labelledby="tips-title">
      <h2 id="tips-title">{start.tipsTitle}</h2>
      <ul class="tips">
        {tips.map(([name, Picture]) => (
          <li key={name} class="tip">
            <Picture />
            <h3>{start.tips[name].title}</h3>
            <p class="small soft">{start.tips[name].fix}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
