import type { CheckId } from '../checks/index.ts';
import type { OriginKind, originMarks } from '../core/image-file/origin.ts';

/** How a language writes measured values and their limits. */
export interface Units {
  readonly locale: string;
  readonly pixels: (value: string) => string;
  readonly faces: (value: string) => string;
  readonly dpi: (value: string) => string;
  readonly kilobytes: (value: string) => string;
  readonly degrees: (value: string) => string;
  readonly colourDifference: (value: string) => string;
  readonly percent: (value: string) => string;
  readonly plain: (value: string) => string;
  readonly colourMode: Readonly<Record<'rgb' | 'grey' | 'cmyk' | 'indexed', string>>;
  readonly origin: {
    readonly kind: Readonly<Record<OriginKind, string>>;
    readonly by: Readonly<Record<(typeof originMarks)[number], string>>;
    readonly said: (kind: string, by: string) => string;
  };
  /** Each takes values that are already formatted. */
  readonly between: (min: string, max: string) => string;
  readonly atLeast: (min: string) => string;
  readonly atMost: (max: string) => string;
  readonly oneOf: (values: readonly string[]) => string;
}

type NumberUnit =
  | 'pixels'
  | 'faces'
  | 'dpi'
  | 'kilobytes'
  | 'degrees'
  | 'colourDifference'
  | 'percent'
  | 'plain';

type Measure =
  | { readonly unit: NumberUnit; readonly digits: number; readonly scale: number }
  | { readonly unit: 'text' };

const number = (unit: NumberUnit, digits: number, scale = 1): Measure => ({ unit, digits, scale });
const text: Measure = { unit: 'text' };
/** A share or ratio, written in hundredths. */
const percent = (digits: number): Measure => number('percent', digits, 100);

const measures: Readonly<Record<CheckId, Measure>> = {
  'face-count': number('faces', 0),
  origin: text,
  'source-face-width': number('pixels', 0),
  'frame-size': text,
  'file-format': text,
  'colour-mode': text,
  'face-width': number('pixels', 1),
  'head-height': number('pixels', 1),
  'hair-height': number('pixels', 1),
  'eye-distance': number('pixels', 1),
  'crown-gap': number('pixels', 1),
  'chin-gap': number('pixels', 1),
  'eye-line': number('pixels', 1),
  'head-top-gap': number('pixels', 1),
  'face-centre': number('pixels', 1),
  'pose-roll': number('degrees', 1),
  'pose-yaw': number('degrees', 1),
  'pose-pitch': number('degrees', 1),
  'shoulders-level': number('degrees', 1),
  'eyes-open': percent(1),
  'mouth-closed': percent(1),
  'teeth-hidden': percent(1),
  expression: percent(0),
  gaze: percent(1),
  'red-eye': percent(0),
  'glasses-glare': percent(1),
  'head-covering': percent(0),
  'face-covering': percent(0),
  'glasses-tint': percent(0),
  'eyes-visible': percent(0),
  'eyebrows-visible': percent(0),
  'ears-visible': percent(0),
  'face-brightness': percent(0),
  'under-exposure': percent(1),
  'over-exposure': percent(1),
  'light-even': percent(0),
  'hot-spots': percent(1),
  'dynamic-range': number('plain', 0),
  sharpness: percent(0),
  noise: number('plain', 1),
  compression: number('plain', 1),
  'skin-colour': number('plain', 1),
  saturation: number('plain', 0),
  retouching: percent(1),
  'background-white': number('colourDifference', 1),
  'background-light': number('plain', 0),
  'background-tint': number('plain', 1),
  'background-uniform': number('plain', 1),
  'background-shadow': number('plain', 1),
  'clothing-contrast': number('colourDifference', 1),
  'bare-shoulders': percent(0),
  'file-bytes': number('kilobytes', 1, 1 / 1000),
  'file-dpi': number('dpi', 0),
};

/** Creating a number format costs a thousand times as much as using it, and tables have thousands of values. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    maximumFractionDigits: digits,
    signDisplay: 'negative',
    useGrouping: false,
  });
  formats.set(key, format);
  return format;
}

function digitsOf(value: number, measure: Measure & { unit: NumberUnit }, units: Units): string {
  const format = formatOf(units.locale, measure.digits);
  return format.format(value * measure.scale).replace('-', '−');
}

/** `edited:GIMP` in words. A program keeps its own name. */
function originText(value: string, { origin }: Units): string {
  const [kind, by] = value.split(':', 2);
  const what = origin.kind[kind as OriginKind] ?? kind;
  return by === undefined ? what : origin.said(what, origin.by[by as keyof typeof origin.by] ?? by);
}

function textOf(value: string, units: Units): string {
  if (value in units.colourMode) return units.colourMode[value as keyof Units['colourMode']];
  const size = /^(\d+)x(\d+)$/.exec(value);
  if (size) return units.pixels(`${size[1]} × ${size[2]}`);
  return value.startsWith('image/') ? value.slice('image/'.length).toUpperCase() : value;
}

/** A measured value as a person reads it: "231.4 px", "−3.2°", "JPEG". */
export function formatValue(check: CheckId, value: number | string, units: Units): string {
  const measure = measures[check];
  if (check === 'origin') return originText(String(value), units);
  if (measure.unit === 'text' || typeof value === 'string') return textOf(String(value), units);
  return units[measure.unit](digitsOf(value, measure, units));
}

interface SizeLike {
  readonly width: number;
  readonly height: number;
}
const isSize = (value: unknown): value is SizeLike =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
const sizeText = ({ width, height }: SizeLike) => `${width}x${height}`;

/** A rule's limits as a person reads them: "193–221 px", "at least 207 px". Empty where there are none. */
export function formatLimits(
  check: CheckId,
  limits: Readonly<Record<string, unknown>>,
  units: Units,
): string {
  const { min, max, allowed, from, to } = limits;
  if (Array.isArray(allowed)) return units.oneOf(allowed.map((one) => textOf(String(one), units)));
  const measure = measures[check];
  if (isSize(from) && isSize(to)) {
    return units.between(textOf(sizeText(from), units), textOf(sizeText(to), units));
  }
  if (measure.unit === 'text') return '';
  const bare = (value: number) => digitsOf(value, measure, units);
  const whole = (value: number) => units[measure.unit](bare(value));
  if (typeof min === 'number' && typeof max === 'number')
    return min === max ? whole(min) : units[measure.unit](units.between(bare(min), bare(max)));
  if (typeof min === 'number') return units.atLeast(whole(min));
  if (typeof max === 'number') return units.atMost(whole(max));
  return '';
}
