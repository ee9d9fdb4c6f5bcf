import type { ComponentProps } from 'preact';
import { ConfusionMatrix } from '../../qa/ConfusionMatrix.tsx';
import { words } from './words.ts';

type ConfusionTableProps = ComponentProps<typeof ConfusionMatrix> & { readonly caption: string };

/** What labels expect against what was found. */
export function ConfusionTable({ caption, ...matrix }: ConfusionTableProps) {
  const { evidence } = words.value;
  return (
    <section class="qa-block">
      <h3>{evidence.confusion}</h3>
      <p class="small soft">
        {caption} · {evidence.confusionHint}
      </p>
      <ConfusionMatrix {...matrix} />
    </section>
  );
}
