import { Info } from 'lucide-preact';
import { caveat } from '../browser-support.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';

const found = caveat();

/** What this browser or address cannot do. Shown before anything is downloaded or started. */
export function BrowserCaveat() {
  const { refusal, resident } = messages.value;
  if (!found) return null;
  if (found === 'unsupported-browser') return <Alert trouble={refusal[found]} problem={found} />;
  const { title, fix } = resident.start.caveat[found];
  return (
    <div class="notice" data-caveat={found}>
      <Info size={22} aria-hidden="true" />
      <p>
        <strong>{title}</strong> {fix}
      </p>
    </div>
  );
}
