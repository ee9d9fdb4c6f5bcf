import { CircleAlert, CircleCheck, CircleQuestionMark, CircleX } from 'lucide-preact';
import type { Status } from '../../engine/verdict.ts';

const icons = {
  pass: CircleCheck,
  unsure: CircleAlert,
  fail: CircleX,
  unknown: CircleQuestionMark,
} as const;

export function StatusIcon({
  status,
  size = 20,
}: {
  readonly status: Status;
  readonly size?: number;
}) {
  const Icon = icons[status];
  return <Icon size={size} aria-hidden="true" />;
}
