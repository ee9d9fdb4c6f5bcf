import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { checked, refusal } from './state.ts';

/** Why the last file could not be checked, where it could not. */
export function Refused() {
  const code = refusal.value;
  if (!code) return null;
  const { refusal: words, resident } = messages.value;
  return (
    <Alert
      key={code}
      trouble={words[code]}
      refusal={code}
      {...(checked.value && { note: resident.result.keptPrevious })}
    />
  );
}
