import type { CheckId } from '../checks/index.ts';
import { concern, type Finding, isConsequence } from '../engine/verdict.ts';

/**
 * What a finding asks of the person: `fail` must be mended, `doubt` may have to be, `advice` changes no verdict,
 * `spoilt` has no value because of another finding or none that counts, `pass` asks nothing.
 */
export type FindingGroup = 'fail' | 'doubt' | 'advice' | 'spoilt' | 'pass';

/** In the order in which they are shown. */
export const findingGroups: readonly FindingGroup[] = ['fail', 'doubt', 'advice', 'spoilt', 'pass'];

export function groupOf(finding: Finding): FindingGroup {
  const { severity, status, advice } = finding;
  if (status === 'pass') return advice === undefined ? 'pass' : 'advice';
  if (isConsequence(finding)) return 'spoilt';
  if (severity === 'advised') return status === 'unknown' ? 'spoilt' : 'advice';
  return status === 'fail' ? 'fail' : 'doubt';
}

/** The findings of a group, the gravest first, and equally grave ones in the order of the checks. */
export const findingsIn = (group: FindingGroup, findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter((finding) => groupOf(finding) === group)
    .sort((one, other) => concern(other) - concern(one));

/** What checks are about, in the order in which they are shown. */
export const subjects = [
  'person',
  'worn',
  'pose',
  'frame',
  'face',
  'light',
  'wall',
  'clothes',
  'quality',
  'file',
] as const;
export type Subject = (typeof subjects)[number];

const subjectOf: Readonly<Record<CheckId, Subject>> = {
  'face-count': 'person',
  origin: 'person',
  retouching: 'person',
  'head-covering': 'worn',
  'glasses-tint': 'worn',
  'glasses-glare': 'worn',
  'face-covering': 'worn',
  'eyes-visible': 'worn',
  'pose-roll': 'pose',
  'pose-yaw': 'pose',
  'pose-pitch': 'pose',
  'shoulders-level': 'pose',
  'source-face-width': 'frame',
  'frame-size': 'frame',
  'face-width': 'frame',
  'head-height': 'frame',
  'hair-height': 'frame',
  'eye-distance': 'frame',
  'eye-line': 'frame',
  'head-top-gap': 'frame',
  'crown-gap': 'frame',
  'chin-gap': 'frame',
  'face-centre': 'frame',
  'eyes-open': 'face',
  'mouth-closed': 'face',
  'teeth-hidden': 'face',
  expression: 'face',
  gaze: 'face',
  'red-eye': 'face',
  'eyebrows-visible': 'face',
  'ears-visible': 'face',
  'light-even': 'light',
  'face-brightness': 'light',
  'under-exposure': 'light',
  'over-exposure': 'light',
  'hot-spots': 'light',
  'dynamic-range': 'light',
  'skin-colour': 'light',
  'background-white': 'wall',
  'background-light': 'wall',
  'background-tint': 'wall',
  'background-uniform': 'wall',
  'background-shadow': 'wall',
  'clothing-contrast': 'clothes',
  'bare-shoulders': 'clothes',
  sharpness: 'quality',
  noise: 'quality',
  compression: 'quality',
  saturation: 'quality',
  'file-format': 'file',
  'colour-mode': 'file',
  'file-bytes': 'file',
  'file-dpi': 'file',
};

/** The subjects that some findings are about, each with its findings. */
export const bySubject = (
  findings: readonly Finding[],
): readonly (readonly [Subject, readonly Finding[]])[] =>
  subjects
    .map(
      (subject) => [subject, findings.filter(({ check }) => subjectOf[check] === subject)] as const,
    )
    .filter(([, own]) => own.length > 0);
