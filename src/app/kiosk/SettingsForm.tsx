import { signal } from '@preact/signals';
import { ChevronDown } from 'lucide-preact';
import * as v from 'valibot';
import { languages } from '../../engine/languages.ts';
import { FIRST_STATION } from '../../receipt/answers.ts';
import { specs } from '../../specs/index.ts';
import { language, messages, messagesIn } from '../language.ts';
import { papers, ranges, settingsSchema } from './settings.ts';
import { begunWith, cameras, closeSetup, forgetSettings, save, unlocked } from './setup.ts';

const entries = v.omit(settingsSchema, ['token', 'station']);

type NumberName = keyof typeof ranges;
const numberNames = Object.keys(ranges) as NumberName[];

/** The numbers that were entered and do not fit. */
const wrong = signal<readonly NumberName[]>([]);

function enter(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const entered = Object.fromEntries(new FormData(form));
  // An empty field is no 0.
  const numbers = numberNames.map((name) => [name, Number(entered[name] || Number.NaN)]);
  const read = v.safeParse(entries, {
    ...entered,
    ...Object.fromEntries(numbers),
    voice: entered['voice'] === 'on',
  });
  const faults = new Set(read.issues?.map((issue) => v.getDotPath(issue)));
  wrong.value = numberNames.filter((name) => faults.has(name));
  const [first] = wrong.value;
  const field = first && form.elements.namedItem(first);
  if (field instanceof HTMLInputElement) field.focus();
  if (read.success) save(read.output);
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="menu">
        <select id={name} name={name}>
          {options.map(([one, words]) => (
            <option key={one} value={one} selected={one === value}>
              {words}
            </option>
          ))}
        </select>
        <ChevronDown size={22} aria-hidden="true" />
      </div>
    </div>
  );
}

function Numbers() {
  const words = messages.value.kiosk.settings;
  const begun = begunWith();
  const labels = {
    tries: words.tries,
    countdown: words.countdown,
    patience: words.patience,
    receipt: words.receiptSeconds,
  } as const;
  return (
    <>
      {numberNames.map((name) => {
        const [min, max] = ranges[name];
        const isWrong = wrong.value.includes(name);
        return (
          <div class="field" key={name}>
            <label for={name}>
              {labels[name]} <span class="soft small">{words.range(min, max)}</span>
            </label>
            <input
              id={name}
              name={name}
              type="number"
              min={min}
              max={max}
              step={1}
              required
              defaultValue={begun[name]}
              aria-invalid={isWrong}
              aria-describedby={`${name}-wrong`}
            />
            <p id={`${name}-wrong`} class="field-error" role="alert">
              {isWrong && words.outOfRange(min, max)}
            </p>
          </div>
        );
      })}
    </>
  );
}

export function SettingsForm() {
  const { kiosk } = messages.value;
  const words = kiosk.settings;
  const begun = begunWith();
  const station = unlocked.value?.station ?? '';
  const devices = cameras.value.map(
    ({ deviceId, label }, i) => [deviceId, label || words.cameraNumber(i + 1)] as const,
  );
  return (
    <form class="card stack" onSubmit={enter} noValidate>
      <p>{words.station(station === FIRST_STATION ? words.firstToken : station)}</p>
      <div class="kiosk-fields">
        <Choice
          name="spec"
          label={words.spec}
          value={begun.spec}
          options={Object.values(specs).map(({ id, name }) => [id, name[language.value]])}
        />
        <Choice
          name="camera"
          label={words.camera}
          value={begun.camera}
          options={[['', words.anyCamera], ...devices]}
        />
        <Choice
          name="paper"
          label={words.paper}
          value={begun.paper}
          options={papers.map((paper) => [paper, words.papers[paper]])}
        />
        <Choice
          name="language"
          label={words.language}
          value={begun.language}
          options={languages.map((lang) => [lang, messagesIn[lang].shared.ownName])}
        />
        <Numbers />
      </div>
      <label class="tick">
        <input type="checkbox" name="voice" defaultChecked={begun.voice} />
        {words.voice}
      </label>
      <div class="actions">
        <button type="submit" class="button big primary">
          {words.save}
        </button>
        <button type="button" class="button big" onClick={closeSetup}>
          {words.cancel}
        </button>
        <button type="button" class="button big danger" onClick={forgetSettings}>
          {words.forget}
        </button>
      </div>
    </form>
  );
}
