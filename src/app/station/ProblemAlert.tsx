import { formatTime } from '../../i18n/dates.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { problem } from './state.ts';

export function ProblemAlert() {
  if (!problem.value) return null;
  const { code, at } = problem.value;
  const { shared, units } = messages.value;
  return (
    <Alert
      key={code}
      trouble={shared.problem[code]}
      problem={code}
      {...(at !== undefined && { note: shared.problemAt(formatTime(at, units.locale)) })}
    />
  );
}
