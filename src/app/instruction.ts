import type { CheckId } from '../checks/index.ts';
import type { Assessment } from '../engine/assessment.ts';
import { firstConcern } from '../engine/verdict.ts';
import type { Messages } from '../i18n/messages.ts';
import { fixOf } from './finding-words.ts';

/** What a snapshot without enough room or pixels fails. */
const framing: readonly CheckId[] = [
  'source-face-width',
  'face-width',
  'eye-line',
  'head-top-gap',
  'face-centre',
];

/**
 * The one thing to do next; undefined where nothing is to be mended. Where the snapshot left no
 * room for the frame, what is said is how to leave it, not what the crop then lacks.
 */
export function nextInstruction(
  { verdict, shortfalls }: Pick<Assessment, 'verdict' | 'shortfalls'>,
  messages: Messages,
): string | undefined {
  const concern = firstConcern(verdict);
  if (!concern) return undefined;
  const shortfall = framing.includes(concern.check) ? shortfalls[0] : undefined;
  return shortfall ? messages.shortfall[shortfall] : fixOf(concern, messages);
}
