import { RotateCcw } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import { formatValue } from '../../i18n/measure.ts';
import type { Histogram } from '../../qa/statistics.ts';
import { messages } from '../language.ts';
import { type LimitKey, limitsOf, movable, sliderRange, sliderStep } from './limits.ts';
import { changed, refused, resetLimits, setLimit, shownLimits } from './move-limits.ts';
import { suiteSpec } from './state.ts';
import { words } from './words.ts';

interface LimitProps {
  readonly check: CheckId;
  readonly name: LimitKey;
  readonly range: { readonly min: number; readonly max: number };
}

function Limit({ check, name, range }: LimitProps) {
  const { limits: text } = words.value;
  const value = Number(shownLimits(check)[name]);
  const original = Number(limitsOf(suiteSpec.value, check)[name]);
  const id = `qa-limit-${name}`;
  const span = range.max - range.min;
  const [min, max] =
    name === 'grey' ? [0, Math.max(span / 4, original * 2)] : [range.min, range.max];
  const step = sliderStep(max - min);
  // A slider stops at multiples of its step from its start. The spec's own limits must be among them.
  const from = name === 'grey' ? 0 : original - Math.ceil((original - min) / step) * step;
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    setLimit(check, name, Number(currentTarget.valueAsNumber.toPrecision(6)));
  return (
    <div class="qa-limit" data-limit={name} data-moved={value !== original}>
      <label for={id}>{text[name]}</label>
      <input id={id} type="range" min={from} max={max} step={step} value={value} onInput={take} />
      <input type="number" aria-label={text[name]} step={step} value={value} onChange={take} />
      <output for={id} class="soft">
        {formatValue(check, value, messages.value.units)}
      </output>
    </div>
  );
}

/** Sliders for the limits of a check. After each move the whole suite is judged again. */
export function LimitSliders(props: {
  readonly check: CheckId;
  readonly histogram: Histogram | undefined;
}) {
  const { check, histogram } = props;
  const { limits: text } = words.value;
  const original = limitsOf(suiteSpec.value, check);
  const keys = movable(original);
  const range = sliderRange(histogram ? [histogram.from, histogram.to] : [], original);
  return (
    <section class="qa-block qa-limits">
      <header>
        <h3>{text.title}</h3>
        {changed.value.includes(check) && (
          <button type="button" class="qa-link" onClick={() => resetLimits(check)}>
            <RotateCcw size={15} aria-hidden="true" />
            {text.reset}
          </button>
        )}
      </header>
      <p class="small soft">{keys.length > 0 ? text.text : text.none}</p>
      {keys.map((name) => (
        <Limit key={`${check} ${name}`} check={check} name={name} range={range} />
      ))}
      <p class="qa-warning small" role="status">
        {refused.value?.check === check && text.refused}
      </p>
    </section>
  );
}
