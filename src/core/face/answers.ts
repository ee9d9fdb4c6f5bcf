/** What the face parser is asked about the whole picture, in the order of its answers. */
export const questions = [
  'hat',
  'band',
  'headphones',
  'mask',
  'chinMask',
  'hand',
  'thing',
  'hairOverEye',
  'hairOverBrow',
  'glasses',
  'tint',
  'ears',
  'eyesClosed',
  'mouthOpen',
  'teeth',
  'turned',
  'unevenLight',
  'marks',
  'notPhoto',
] as const;
export type Question = (typeof questions)[number];

/** How likely each is, 0…1. */
export type Answers = Readonly<Record<Question, number>>;

/** @param logits one for each question, in their order */
export function answersOf(logits: ArrayLike<number>): Answers {
  const entries = questions.map((question, i) => [question, 1 / (1 + Math.exp(-logits[i]!))]);
  return Object.fromEntries(entries) as Answers;
}

/** What is measured in the picture and what is told of all of it err apart, so they weigh alike. */
export const both = (measured: number, told: number): number => (measured + told) / 2;
