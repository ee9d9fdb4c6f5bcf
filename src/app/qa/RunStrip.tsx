import { Pause, Play, Square } from 'lucide-preact';
import { rate, timeLeft } from './pace.ts';
import { cancel, goOn, pause } from './run.ts';
import { finished, folder, phase, suite, times } from './state.ts';
import { resumeSuite } from './take.ts';
import { duration, words } from './words.ts';

function Controls() {
  const { run } = words.value;
  const now = phase.value;
  const known = folder.value !== undefined || suite.value?.handle !== undefined;
  return (
    <div class="qa-controls">
      {now === 'running' && (
        <button type="button" class="button small" onClick={pause}>
          <Pause size={16} aria-hidden="true" />
          {run.pause}
        </button>
      )}
      {now === 'paused' && (
        <button type="button" class="button small primary" onClick={goOn}>
          <Play size={16} aria-hidden="true" />
          {run.goOn}
        </button>
      )}
      {(now === 'running' || now === 'paused') && (
        <button type="button" class="button small" onClick={cancel}>
          <Square size={16} aria-hidden="true" />
          {run.cancel}
        </button>
      )}
      {now === 'stopped' && (
        <button type="button" class="button small primary" onClick={resumeSuite}>
          <Play size={16} aria-hidden="true" />
          {known ? run.resume : run.resumeFolder}
        </button>
      )}
    </div>
  );
}

/** The progress of the suite, its speed, and what stops it. */
export function RunStrip() {
  const { run } = words.value;
  const total = suite.value?.photos ?? 0;
  const done = Math.min(finished.value.size, total);
  const now = phase.value;
  const perSecond = now === 'running' ? rate(times.value) : undefined;
  const left = timeLeft(total - done, perSecond);
  return (
    <section class="qa-run" aria-label={run.progress} data-phase={now}>
      <span class="qa-phase" role="status">
        {run.phases[now]}
      </span>
      <progress max={total} value={done} aria-label={run.progress} />
      <span class="qa-count">{run.done(done, total)}</span>
      <span class="soft qa-pace">
        {perSecond !== undefined && run.perSecond(perSecond.toFixed(perSecond < 10 ? 1 : 0))}
        {left !== undefined && ` · ${run.left(duration(left))}`}
        {now === 'stopped' && run.resumeHint}
      </span>
      <Controls />
    </section>
  );
}
