import { type AppCheck, type CheckId, checks } from '../checks/index.ts';
import type { Artifacts } from '../core/check/artifacts.ts';
import { type Gather, type Reason, Unavailable } from '../core/check/gatherer.ts';
import { type Recordable, recordable } from '../core/check/recordable.ts';
import type { Spec } from './spec.ts';
import { judge, type Measurement, type OnBug, takeValue, type Verdict } from './verdict.ts';

/** With this a photo can be judged again, on any machine, without its pixels or a model. */
export interface Recorded {
  readonly artifacts: Partial<Pick<Artifacts, Recordable>>;
  /** Why the photo lacks the other artifacts. */
  readonly unavailable: Partial<Record<Recordable, Reason>>;
}

export async function record(gather: Gather): Promise<Recorded> {
  const artifacts: Recorded['artifacts'] = {};
  const unavailable: Partial<Record<Recordable, Reason>> = {};
  for (const name of recordable) {
    try {
      Object.assign(artifacts, await gather([name]));
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      unavailable[name] = error.reason;
    }
  }
  return { artifacts, unavailable };
}

function measureRecorded(
  check: AppCheck,
  { artifacts, unavailable }: Recorded,
  onBug: OnBug,
): Measurement {
  for (const name of check.needs) {
    if (name in artifacts) continue;
    const reason = unavailable[name];
    if (reason !== undefined) return { unknown: reason };
    onBug(check.id, new Error(`Nothing recorded "${name}"`));
    return { unknown: 'error' };
  }
  return takeValue(check, artifacts, onBug);
}

/** Measures and judges what was recorded of a photo, as `measureAndJudge` does the photo; makes and waits for nothing. */
export function assessRecorded(recorded: Recorded, spec: Spec, onBug: OnBug): Verdict {
  const measured = new Map<CheckId, Measurement>();
  for (const check of checks) {
    if (spec.rules[check.id]) measured.set(check.id, measureRecorded(check, recorded, onBug));
  }
  return judge(measured, spec);
}
