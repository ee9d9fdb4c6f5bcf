import type { JSX } from 'preact';
import type { Spec } from '../../engine/spec.ts';
import { wanted } from '../document.ts';
import { messages } from '../language.ts';
import { BareFace, EvenLight, StraightLook, WhiteWall } from './TipPictures.tsx';

type Tip = readonly ['wall' | 'lightWall' | 'straight' | 'light' | 'bare', () => JSX.Element];

const wallOf = ({ rules }: Spec): Tip =>
  rules['background-white'] ? ['wall', WhiteWall] : ['lightWall', WhiteWall];

const tips: readonly Tip[] = [
  ['straight', StraightLook],
  ['light', EvenLight],
  ['bare', BareFace],
];

export function Tips() {
  const { start } = messages.value.resident;
  return (
    <section class="stack tips-section secondary" aria-labelledby="tips-title">
      <h2 id="tips-title">{start.tipsTitle}</h2>
      <ul class="tips">
        {[wallOf(wanted.value), ...tips].map(([name, Picture]) => (
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
