import type { CheckId } from '../checks/index.ts';
import { checks } from '../checks/index.ts';
import type { AnyCheck } from '../core/check/check.ts';
import type { Rule, Spec } from '../engine/spec.ts';
import type { LiveMeasurement } from './measurement.ts';

/** Expressions that can be wrong for just a moment. */
const fleeting: readonly CheckId[] = ['eyes-open', 'mouth-closed'];
/** A head turned by this many degrees counts as much as a completely blurred picture. */
const TURNED = 20;

function passes(id: CheckId, { values }: LiveMeasurement, { rules }: Spec): boolean {
  const rule = rules[id] as Rule | undefined;
  const check = checks.find((one) => one.id === id) as AnyCheck | undefined;
  const value = values[id];
  if (!rule || !check) return true;
  return value !== undefined && check.judge.decide(value, rule.limits).status === 'pass';
}

/**
 * How good a frame is, compared with others of the same moment. Higher is better. Open eyes and a closed mouth
 * count most, then a straight head and a sharp picture. A frame without a face is the worst.
 */
export function scoreOf(measurement: LiveMeasurement, spec: Spec): number {
  const { head, values } = measurement;
  if (!head) return Number.NEGATIVE_INFINITY;
  const { 'pose-yaw': yaw = 0, 'pose-pitch': pitch = 0, 'pose-roll': roll = 0 } = values;
  const passed = fleeting.filter((id) => passes(id, measurement, spec)).length;
  return 10 * passed + (values.sharpness ?? 0) - Math.hypot(yaw, pitch, roll) / TURNED;
}
