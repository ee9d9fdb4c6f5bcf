import { Alert } from '../ui/Alert.tsx';
import { problem } from './state.ts';
import { words } from './words.ts';

/** What went wrong with what the person did last. */
export function Problem() {
  const now = problem.value;
  return now ? <Alert trouble={words.value.problems[now]} problem={now} key={now} /> : null;
}
