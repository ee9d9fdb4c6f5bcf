import { words } from './words.ts';

type Plots = typeof import('./plots.ts');
type Size = { readonly width: number };

interface PlotFigureProps {
  readonly title: string;
  readonly alt: string;
  readonly hint?: string;
  readonly legend?: boolean;
  draw(plots: Plots, size: Size): Element;
}

const series = ['pass', 'fail', 'other'] as const;

/** A plot; the library that draws it is loaded with the first one. */
export function PlotFigure({ title, alt, hint, legend = false, draw }: PlotFigureProps) {
  const hold = (element: HTMLElement | null): void => {
    if (!element) return;
    const width = element.clientWidth || 480;
    void import('./plots.ts').then((plots) => element.replaceChildren(draw(plots, { width })));
  };
  return (
    <figure class="qa-block qa-plot">
      <figcaption>
        <h3>{title}</h3>
        {hint && <p class="small soft">{hint}</p>}
        {legend && (
          <ul class="qa-legend small">
            {series.map((name) => (
              <li key={name} data-series={name}>
                {words.value.evidence.series[name]}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <div role="img" aria-label={alt} class="qa-plot-area" ref={hold} />
    </figure>
  );
}
