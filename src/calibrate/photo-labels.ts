import type { CheckId } from '../checks/index.ts';

/** What a person wrote about a real photo, by column. The README beside the photos describes the columns. */
export type PhotoLabels = Readonly<Record<string, string>>;

type Truth = 'pass' | 'fail';
type CheckTruths = Readonly<Partial<Record<CheckId, Truth>>>;

/** What one column's word says of checks. A word that is not in the table says nothing. */
const says: Readonly<Record<string, Readonly<Record<string, CheckTruths>>>> = {
  faces: {
    '0': { 'face-count': 'fail' },
    '1': { 'face-count': 'pass' },
    '2+': { 'face-count': 'fail' },
  },
  eyes: { open: { 'eyes-open': 'pass' }, closed: { 'eyes-open': 'fail' } },
  mouth: {
    closed: { 'mouth-closed': 'pass', 'teeth-hidden': 'pass' },
    parted: { 'mouth-closed': 'fail', 'teeth-hidden': 'pass' },
    open: { 'mouth-closed': 'fail' },
    'smile-teeth': { 'teeth-hidden': 'fail' },
    teeth: { 'teeth-hidden': 'fail' },
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
    mask: { 'face-covering': 'fail' },
  },
  hair: {
    none: { 'eyes-visible': 'pass', 'eyebrows-visible': 'pass' },
    eyes: { 'eyes-visible': 'fail' },
    brows: { 'eyebrows-visible': 'fail' },
  },
  ears: {
    '2': { 'ears-visible': 'pass' },
    '1': { 'ears-visible': 'fail' },
    '0': { 'ears-visible': 'fail' },
  },
};

/** The columns that the person who labelled a photo was not sure of. */
function unsureColumns({ sure = 'y', note = '' }: PhotoLabels): readonly string[] {
  const named = sure === 'y' ? [] : sure.split('+');
  // A note's "(ambiguous)" is about the eyelids in every photo so far.
  return note.includes('(ambiguous)') ? [...named, 'eyes'] : named;
}

/** The labels without those columns. */
export function sureLabels(labels: PhotoLabels): PhotoLabels {
  const unsure = unsureColumns(labels);
  return Object.fromEntries(Object.entries(labels).filter(([column]) => !unsure.includes(column)));
}

/** These have no column. A photo in which a person saw nothing wrong passes them. */
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

/**
 * What a person saw wrong with a photo, in the words of its labels. Undefined where nobody searched it for every
 * defect.
 */
export const issuesOf = ({ issues }: PhotoLabels): readonly string[] | undefined =>
  issues?.split(';').filter((issue) => issue !== '');

/** What each check must find, by the labels. A check that no label decides is absent. */
export function checkTruths(labels: PhotoLabels): CheckTruths {
  if (labels['faces'] === '0') return { 'face-count': 'fail' };
  const sure = sureLabels(labels);
  const cells = Object.entries(says).map(([column, words]) => words[sure[column] ?? ''] ?? {});
  const rest = issuesOf(labels)?.length === 0 ? unremarked : {};
  return Object.assign({}, rest, ...cells);
}

/** Groups that false rejections are compared between. */
export function groupsOf(labels: PhotoLabels): Readonly<Record<string, string>> {
  const sure = sureLabels(labels);
  const answer = (column: string, yes: (word: string) => boolean) => {
    const word = sure[column];
    return word ? (yes(word) ? 'yes' : 'no') : 'not said';
  };
  return {
    'apparent East-Asian': answer('apparent_east_asian', (word) => word === 'y'),
    'skin tone': sure['skin_tone'] || 'not said',
    age: sure['age'] || 'not said',
    glasses: answer('glasses', (word) => word !== 'none'),
  };
}
