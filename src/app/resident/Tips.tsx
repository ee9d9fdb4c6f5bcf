import { Check, X } from 'lucide-preact';
import type { Spec } from '../../engine/spec.ts';
import { wanted } from '../document.ts';
import { messages } from '../language.ts';
import { examplePhotos } from './example-photos.ts';

/** A piece of advice, and whose example photos go with it. */
type Tip = readonly [
  'wall' | 'lightWall' | 'straight' | 'light' | 'bare' | 'top',
  keyof typeof examplePhotos,
];

const tipsOf = ({ rules }: Spec): readonly Tip[] => [
  [rules['background-white'] ? 'wall' : 'lightWall', 'wall'],
  ...(rules['clothing-contrast'] ? [['top', 'top'] as const] : []),
  ['light', 'light'],
  ['straight', 'straight'],
  ['bare', 'bare'],
];

function Example({ url, tone }: { readonly url: string; readonly tone: 'pass' | 'fail' }) {
  const { good, bad } = messages.value.resident.start.example;
  const Icon = tone === 'pass' ? Check : X;
  return (
    <figure class="example" data-tone={tone}>
      <img src={url} width={192} height={237} alt="" loading="lazy" />
      <figcaption>
        <Icon size={18} strokeWidth={3} aria-hidden="true" />
        {tone === 'pass' ? good : bad}
      </figcaption>
    </figure>
  );
}

export function Tips() {
  const { start } = messages.value.resident;
  return (
    <section class="stack tips-section secondary" aria-labelledby="tips-title">
      <h2 id="tips-title">{start.tipsTitle}</h2>
      <ul class="tips">
        {tipsOf(wanted.value).map(([name, example]) => (
          <li key={name} class="tip">
            <div class="examples">
              <Example url={examplePhotos[example].good} tone="pass" />
              <Example url={examplePhotos[example].bad} tone="fail" />
            </div>
            <div>
              <h3>{start.tips[name].title}</h3>
              <p class="small soft">{start.tips[name].fix}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
