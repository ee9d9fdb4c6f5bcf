import { Undo2, WandSparkles } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import { language, messages } from '../language.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import { whiten } from './check-photo.ts';
import { resident, send, urlOf } from './session.ts';
import { offersWhite } from './terms.ts';

const backgroundChecks: readonly CheckId[] = [
  'background-white',
  'background-light',
  'background-tint',
  'background-shadow',
  'background-uniform',
];

/** Offers to make the background white where it fails and the document allows it; after that, the way back. */
export function WhiteBackground() {
  const { checked } = resident.value;
  if (!checked) return null;
  const { assessment, spec, before } = checked;
  const { result } = messages.value.resident;
  if (assessment.edits.includes('white-background')) {
    return (
      <section class="card stack-tight edit-card" data-edit="white-background">
        <h2>{result.whitened}</h2>
        {before && (
          <BeforeAfter
            before={urlOf(before.assessment.photo)}
            after={urlOf(assessment.photo)}
            width={assessment.width}
            height={assessment.height}
          />
        )}
        <p>{result.whitenedNote}</p>
        <button type="button" class="button" onClick={() => send({ type: 'undo-edits' })}>
          <Undo2 size={22} aria-hidden="true" />
          {result.undoWhiten}
        </button>
      </section>
    );
  }
  const { findings } = assessment.verdict;
  const wanting = findings.some(
    ({ check, status }) =>
      backgroundChecks.includes(check) && (status === 'fail' || status === 'unsure'),
  );
  if (!wanting || !assessment.head) return null;
  const { rule, clause } = spec.whiteBackground;
  if (!offersWhite(spec)) {
    return (
      <p class="small soft secondary">
        {rule === 'forbidden' ? result.whitenForbidden : result.whitenNotTaken}{' '}
        {clause[language.value]}
      </p>
    );
  }
  return (
    <section class="card stack-tight edit-card secondary">
      <button type="button" class="button whiten" onClick={whiten}>
        <WandSparkles size={22} aria-hidden="true" />
        {result.whiten}
      </button>
      <p class="small soft">{result.whitenNote}</p>
    </section>
  );
}
