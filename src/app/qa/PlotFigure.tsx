import { SeriesLegend } from '../../qa/SeriesLegend.tsx';
import { words } from './words.ts';

type Plots = typeof import('../../qa/plots.ts');

interface PlotFigureProps {
  readonly title: string;
  readonly alt: string;
  readonly hint?: string;
  readonly legend?: boolean;
  draw(plots: Plots, width: number): Element;
}

/** A plot; the library that draws it is loaded with the first one. */
export function PlotFigure({ title, alt, hint, legend = false, draw }: PlotFigureProps) {
  const hold = (element: HTMLElement | null): void => {
    if (!element) return;
    const width = element.clientWidth || 480;
    void import('../../qa/plots.ts').then((plots) => element.replaceChildren(draw(plots, width)));
  };
  return (
    <figure class="qa-block qa-plot">
      <figcaption>
        <h3>{title}</h3>
        {hint && <p class="small soft">{hint}</p>}
        {legend && <SeriesLegend names={words.value.evidence.series} />}
      </figcaption>
      <div role="img" aria-label={alt} class="qa-plot-area" ref={hold} />
    </figure>
  );
}
