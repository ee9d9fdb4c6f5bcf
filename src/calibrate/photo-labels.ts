import type { CheckId } from '../checks/index.ts';

/** What a person wrote of a real photo, by column. The columns are described beside the photos. */
export type PhotoLabels = Readonly<Record<string, string>>;

type Truth = 'pass' | 'fail';
export type CheckTruths = Readonly<Partial<Record<CheckId, Truth>>>;

/** What one column's word says of checks. A word that is not there says nothing. */
const says: Readonly<Record<string, Readonly<Record<string, CheckTruths>>>> = {
  eyes: { open: { 'eyes-open': 'pass' }, closed: { 'eyes-open': 'fail' } },
  mouth: {
    closed: { 'mouth-closed': 'pass', 'teeth-hidden': 'pass' },
    open: { 'mouth-closed': 'fail' },
    'smile-teeth': { 'teeth-hidden': 'fail' },
  },
  glasses: {
    none: { 'glasses-tint': 'pass' },
    clear: { 'glasses-tint': 'pass' },
    tinted: { 'glasses-tint': 'fail' },
  },
  headwear: { n: { 'head-covering': 'pass' }, y: { 'head-covering': 'fail' } },
  background: {
    white: { 'background-white': 'pass', 'background-uniform': 'pass' },
    'plain-light': { 'background-uniform': 'pass' },
    'plain-colour': { 'background-white': 'fail' },
    busy: { 'background-white': 'fail', 'background-uniform': 'fail' },
  },
  lighting: {
    even: {
      'light-even': 'pass',
      'face-brightness': 'pass',
      'under-exposure': 'pass',
      'over-exposure': 'pass',
    },
    uneven: { 'light-even': 'fail' },
  },
  sharp: { y: { sharpness: 'pass' }, n: { sharpness: 'fail' } },
  occlusion: {
    none: { 'face-covering': 'pass' },
    hand: { 'face-covering': 'fail' },
    obj: {},
  },
};

/** The field that a note's "(ambiguous)" is about, in all photos so far: whether lids are closed. */
const AMBIGUOUS = 'eyes';

/** What nobody has a column for: a photo in which a person saw nothing wrong has it right. */
const unremarked: CheckTruths = {
  gaze: 'pass',
  'eyes-visible': 'pass',
  'eyebrows-visible': 'pass',
  'red-eye': 'pass',
  'glasses-glare': 'pass',
  'hot-spots': 'pass',
  'dynamic-range': 'pass',
  saturation: 'pass',
  'skin-colour': 'pass',
  noise: 'pass',
  compression: 'pass',
  'background-shadow': 'pass',
};

/** What a person saw wrong with a photo, in the words of its labels. */
export const issuesOf = ({ issues = '' }: PhotoLabels): readonly string[] =>
  issues.split(';').filter((issue) => issue !== '');

/** What the labels say that each check must find; where a person's word settles no check, nothing. */
export function checkTruths(labels: PhotoLabels): CheckTruths {
  const { faces, note = '' } = labels;
  if (faces === '0') return { 'face-count': 'fail' };
  const ambiguous = note.includes('(ambiguous)');
  const cells = Object.entries(says).map(([column, words]) =>
    ambiguous && column === AMBIGUOUS ? {} : (words[labels[column] ?? ''] ?? {}),
  );
  const count: Truth = faces === '1' ? 'pass' : 'fail';
  const rest = issuesOf(labels).length === 0 ? unremarked : {};
  return Object.assign({ 'face-count': count }, rest, ...cells);
}

/** Groups that false rejections are compared between. */
export const groupsOf = (labels: PhotoLabels): Readonly<Record<string, string>> => ({
  'apparent East-Asian': labels['apparent_east_asian'] === 'y' ? 'yes' : 'no',
  'skin tone': labels['skin_tone'] || 'not said',
  age: labels['age'] || 'not said',
  glasses: labels['glasses'] === 'none' ? 'no' : 'yes',
});
