import type { Finding } from '../../engine/verdict.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { compare } from './comparison.ts';
import { checkHere } from './look-up.ts';
import { recheck } from './state.ts';

/** The findings of the resident's device beside those of this machine, for the same bytes. */
export function Comparison({ receipt }: { readonly receipt: StationReceipt }) {
  const { refusal, station } = messages.value;
  const words = station.comparison;
  const now = recheck.value;
  const here = now.state === 'done' ? now.assessment : undefined;
  const rows = compare(
    receipt.verdict.findings as readonly Finding[],
    here?.verdict.findings ?? [],
  );
  const differences = rows.filter(({ differs }) => differs).length;
  return (
    <div class="stack-tight">
      <h2>{words.title}</h2>
      <p role="status" class="comparison-state" data-running={now.state === 'running'}>
        {now.state === 'running' && words.running}
        {here && words.summary(differences)}
      </p>
      {now.state === 'failed' && (
        <>
          <Alert trouble={refusal[now.refusal]} note={words.failed} refusal={now.refusal} />
          <button type="button" class="button" onClick={checkHere}>
            {words.again}
          </button>
        </>
      )}
      <ComparisonTable rows={rows} home={receipt.verdict.outcome} here={here?.verdict.outcome} />
      <p class="small soft">{words.sourceNote}</p>
      {here && here.engine !== receipt.engine && (
        <p class="small soft">
          {words.engineNote} {receipt.engine} / {here.engine}
        </p>
      )}
    </div>
  );
}
