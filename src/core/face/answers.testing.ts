import { type Answers, questions } from './answers.ts';

/** No to every question, but for what is given. */
export const told = (given: Partial<Answers> = {}): Answers => ({
  ...(Object.fromEntries(questions.map((question) => [question, 0])) as Answers),
  ...given,
});
