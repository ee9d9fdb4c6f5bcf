import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { resident } from './session.ts';

/** Why the last file could not be checked. Empty where it could. */
export function Refused() {
  const { refusal: code } = resident.value;
  if (!code) return null;
  const { refusal: words } = messages.value;
  return <Alert key={code} trouble={words[code]} refusal={code} />;
}
