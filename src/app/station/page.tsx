import '../styles/station.css';
import { messages } from '../language.ts';
import { sheet } from '../sheet/open-sheet.ts';
import { Page } from '../ui/Page.tsx';
import { Desk } from './Desk.tsx';
import { loadQueue } from './queue.ts';
import { refreshKeys } from './slip-check.ts';
import { TokenForm } from './TokenForm.tsx';
import { token } from './token.ts';

void refreshKeys();
if (token.value) void loadQueue();

export function page() {
  const SheetView = sheet.value?.View;
  return (
    <Page title={messages.value.station.title} wide>
      {SheetView ? <SheetView /> : token.value ? <Desk /> : <TokenForm />}
    </Page>
  );
}
