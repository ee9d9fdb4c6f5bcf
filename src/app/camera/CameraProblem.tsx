import { RotateCcw } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { CameraProblem as Problem } from '../../i18n/en.live.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { MenuPicture } from './MenuPicture.tsx';

interface CameraProblemProps {
  readonly problem: Problem;
  readonly again: () => void;
  readonly waysOn?: ComponentChildren;
}

/** For these problems, trying again does not help. */
const lasting: readonly Problem[] = ['in-app', 'insecure', 'unsupported'];

/** Why there is no camera, and what to do without one. */
export function CameraProblem({ problem, again, waysOn }: CameraProblemProps) {
  const { live } = messages.value;
  return (
    <div class="live-problem stack">
      <Alert key={problem} trouble={live.problem[problem]} problem={`camera-${problem}`} />
      {problem === 'in-app' && <MenuPicture />}
      <div class="actions">
        {waysOn}
        {!lasting.includes(problem) && (
          <button type="button" class="button" onClick={again}>
            <RotateCcw size={22} aria-hidden="true" />
            {live.again}
          </button>
        )}
      </div>
    </div>
  );
}
