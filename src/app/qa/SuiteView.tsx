import { Evidence } from './Evidence.tsx';
import { Exports } from './Exports.tsx';
import { Filters } from './Filters.tsx';
import { FolderInput } from './FolderInput.tsx';
import { LabelProblems } from './LabelProblems.tsx';
import { LabelsInput } from './LabelsField.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Problem } from './Problem.tsx';
import { RunStrip } from './RunStrip.tsx';
import { SuiteHead } from './SuiteHead.tsx';
import { phase, tab, unkept } from './state.ts';
import { Table } from './Table.tsx';
import { Tabs } from './Tabs.tsx';
import { TrialBar } from './TrialBar.tsx';
import { Viewer } from './Viewer.tsx';
import { words } from './words.ts';

/** A suite: its progress and its results. */
export function SuiteView() {
  return (
    <>
      <SuiteHead />
      <Problem />
      {unkept.value && <p class="qa-warning">{words.value.run.unkept}</p>}
      {phase.value !== 'done' && <RunStrip />}
      <LabelProblems />
      <div class="qa-bar">
        <Tabs />
        <Outcomes />
      </div>
      <TrialBar />
      <div
        id="qa-tabpanel"
        class="qa-tabpanel"
        role="tabpanel"
        aria-labelledby={`qa-tab-${tab.value}`}
        data-tab={tab.value}
      >
        {tab.value === 'photos' && (
          <>
            <Filters />
            <Table />
          </>
        )}
        {tab.value === 'evidence' && <Evidence />}
        {tab.value === 'export' && <Exports />}
      </div>
      <Viewer />
      <FolderInput />
      <LabelsInput />
    </>
  );
}
