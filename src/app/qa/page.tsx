import '../styles/qa.css';
import '../styles/qa-table.css';
import '../styles/qa-evidence.css';
import { canRunModels, canUseWorker } from '../browser-support.ts';
import { Page } from '../ui/Page.tsx';
import { offerDriver } from './driver.ts';
import { Local } from './Local.tsx';
import { Problem } from './Problem.tsx';
import { Setup } from './Setup.tsx';
import { SuiteView } from './SuiteView.tsx';
import { problem, step } from './state.ts';
import { openKept } from './suite.ts';
import { listenForFolders } from './take.ts';
import { openAddressed } from './viewer-state.ts';
import { words } from './words.ts';

if (new URLSearchParams(location.search).has('driver')) offerDriver();
else if (canRunModels() && canUseWorker()) {
  listenForFolders();
  void openKept().then(openAddressed);
  addEventListener('hashchange', openAddressed);
} else problem.value = 'unsupported-browser';

export function page() {
  const { title, opening } = words.value;
  const unsupported = problem.value === 'unsupported-browser';
  return (
    <Page title={title} wide foot={<Local />}>
      <div class="qa" data-step={step.value}>
        {step.value !== 'suite' && <h1>{title}</h1>}
        {unsupported && <Problem />}
        {step.value === 'opening' && !unsupported && <p class="soft">{opening}</p>}
        {step.value === 'setup' && <Setup />}
        {step.value === 'suite' && <SuiteView />}
      </div>
    </Page>
  );
}
