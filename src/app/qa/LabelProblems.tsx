import { labelProblemText } from '../../qa/labels.ts';
import { labelProblems } from './state.ts';
import { words } from './words.ts';

const MOST_SHOWN = 8;

/** What of the labels was passed over, each with its reason. */
export function LabelProblems() {
  const problems = labelProblems.value;
  const text = words.value.labelProblems;
  if (problems.length === 0) return null;
  const rest = problems.length - MOST_SHOWN;
  return (
    <details class="qa-label-problems" data-problems={problems.length}>
      <summary>{text.title(problems.length)}</summary>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={JSON.stringify(problem)}>{labelProblemText(problem, text.kinds)}</li>
        ))}
        {rest > 0 && <li>{text.more(rest)}</li>}
      </ul>
    </details>
  );
}
