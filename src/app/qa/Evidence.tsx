import { Printer } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import type { EvidenceSubject } from '../../qa/compare.ts';
import { percent } from '../../statistics/rate.ts';
import { messages } from '../language.ts';
import { CheckEvidencePanel } from './CheckEvidence.tsx';
import { checkColumns } from './columns.ts';
import { subject } from './evidence-state.ts';
import { changed } from './move-limits.ts';
import { OutcomeEvidencePanel } from './OutcomeEvidence.tsx';
import { scrollToBegin } from './scroll.ts';
import { labelsText, report } from './state.ts';
import { chooseLabels } from './take.ts';
import { words } from './words.ts';

function SubjectButton({
  id,
  title,
  share,
}: {
  id: EvidenceSubject;
  title: string;
  share: number;
}) {
  const chosen = subject.value === id;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      data-subject={id}
      onClick={() => {
        subject.value = id;
        scrollToBegin('.qa-evidence-main');
      }}
    >
      <span>
        {changed.value.includes(id as CheckId) && <span class="qa-changed">● </span>}
        {title}
      </span>
      <span class="qa-share">
        <span class="qa-share-bar" style={{ width: `${share * 100}%` }} />
      </span>
      <span class="qa-number">{percent(share, 0)}</span>
    </button>
  );
}

/** Every check with how much of the suite does not pass it: where to look first. */
function Subjects() {
  const { evidence: text } = words.value;
  const { totals } = report.value;
  const ids = checkColumns.value;
  const judged = Math.max(1, totals.photos - totals.errors);
  const notPassing = (id: CheckId) => 1 - (totals.checks[id]?.pass ?? 0) / judged;
  return (
    <nav class="qa-subjects" aria-label={text.subjects}>
      <p class="qa-subjects-head small soft">
        <span>{text.subjects}</span>
        <span>{text.failRate}</span>
      </p>
      <SubjectButton
        id="outcome"
        title={text.outcome}
        share={1 - totals.accept / Math.max(1, totals.photos)}
      />
      {ids.map((id) => (
        <SubjectButton
          key={id}
          id={id}
          title={messages.value.checks[id].title}
          share={notPassing(id)}
        />
      ))}
    </nav>
  );
}

/** What the suite proves, and what other limits would make of it. */
export function Evidence() {
  const { evidence: text } = words.value;
  const id = subject.value;
  if (report.value.totals.photos === 0) return <p class="qa-empty">{text.waits}</p>;
  return (
    <div class="qa-evidence">
      <Subjects />
      <div class="qa-evidence-main">
        {!labelsText.value && (
          <p class="qa-note">
            {text.noLabels}
            <button type="button" class="qa-link" onClick={chooseLabels}>
              {text.addLabels}
            </button>
          </p>
        )}
        <header class="qa-evidence-head">
          <h2>{id === 'outcome' ? text.outcome : messages.value.checks[id].title}</h2>
          <button type="button" class="button small no-print" onClick={() => window.print()}>
            <Printer size={16} aria-hidden="true" />
            {text.print}
          </button>
        </header>
        {id === 'outcome' ? <OutcomeEvidencePanel /> : <CheckEvidencePanel id={id} />}
      </div>
    </div>
  );
}
