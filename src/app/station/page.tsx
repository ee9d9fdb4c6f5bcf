import '../styles/station.css';
import { messages } from '../language.ts';
import { Page } from '../ui/Page.tsx';
import { Desk } from './Desk.tsx';
import { loadQueue } from './queue.ts';
import { refreshKeys } from './slip-check.ts';
import { TokenForm } from './TokenForm.tsx';
import { token } from './token.ts';

void refreshKeys();
if (token.value) void loadQueue();

export function page() {
  return (
    <Page title={messages.value.station.title} wide>
      {token.value ? <Desk /> : <TokenForm />}
    </Page>
  );
}
