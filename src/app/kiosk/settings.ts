import { computed, signal } from '@preact/signals';
import * as v from 'valibot';
import { defaultLanguage, languages } from '../../engine/languages.ts';
import type { Pace } from '../../live/pace.ts';
import { defaultSpec, specs } from '../../specs/index.ts';
import { pace } from '../elder.ts';
import type { KioskLimits } from './machine.ts';

const between = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const papers = ['80mm', 'a4', 'none'] as const;

/** The allowed ranges of the settings: seconds, and counts. */
export const ranges = {
  tries: [1, 3],
  countdown: [1, 10],
  patience: [20, 600],
  receipt: [10, 600],
} as const;

export const settingsSchema = v.object({
  token: v.pipe(v.string(), v.minLength(1)),
  /** Whose token it is, as the endpoint said. */
  station: v.string(),
  spec: v.pipe(
    v.string(),
    v.check((id) => Object.hasOwn(specs, id), 'no such spec'),
  ),
  /** Id of the camera. Empty for any camera. */
  camera: v.string(),
  paper: v.picklist(papers),
  language: v.picklist(languages),
  voice: v.boolean(),
  tries: between(...ranges.tries),
  countdown: between(...ranges.countdown),
  patience: between(...ranges.patience),
  receipt: between(...ranges.receipt),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const standard: Omit<Settings, 'token' | 'station'> = {
  spec: defaultSpec.id,
  camera: '',
  paper: '80mm',
  language: defaultLanguage,
  voice: true,
  tries: 3,
  countdown: 3,
  patience: 60,
  receipt: 60,
};

const storageKey = 'kiosk';

/** The stored settings. Undefined where they are unreadable. Exported for tests. */
export function readSettings(text: string | null): Settings | undefined {
  try {
    const read = v.safeParse(settingsSchema, JSON.parse(text ?? 'null'));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

// Where storage is refused, the settings are kept only as long as the page.
function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** The settings of this machine. Undefined until the staff have set it up. They contain nothing about a person. */
export const settings = signal(readSettings(stored()));

export function keepSettings(next: Settings | undefined): void {
  settings.value = next;
  try {
    if (next) localStorage.setItem(storageKey, JSON.stringify(next));
    else localStorage.removeItem(storageKey);
  } catch {
    // as above
  }
}

const SECOND = 1000;
const WARNING_MS = 15 * SECOND;
const NETWORK_MS = 180 * SECOND;

/** The machine's times for these settings, at the pace of the present person. */
export const limitsOf = (
  {
    tries,
    countdown,
    patience,
    receipt,
  }: Pick<Settings, 'tries' | 'countdown' | 'patience' | 'receipt'>,
  pace: Pace,
): KioskLimits => ({
  tries,
  countdown: countdown * SECOND + pace.countdown,
  patience: patience * SECOND * pace.patience,
  receipt: receipt * SECOND * pace.patience,
  network: Math.max(NETWORK_MS, patience * SECOND) * pace.patience,
  warning: WARNING_MS * pace.patience,
});

export const limits = computed(() => limitsOf(settings.value ?? standard, pace.value));

export const kioskSpec = computed(() => specs[settings.value?.spec ?? ''] ?? defaultSpec);
