import '../styles/receipt.css';
import '../styles/sheet.css';
import { signal } from '@preact/signals';
import { ArrowLeft, Printer } from 'lucide-preact';
import { StepHeading } from '../ui/StepHeading.tsx';
import { closeSheet, sheet } from './open-sheet.ts';
import { type Paper, Sheet } from './Sheet.tsx';
import { words } from './words.ts';

const paper = signal<Paper>('a4');
const letter = signal(false);

const papers: readonly Paper[] = ['a4', '80mm'];

function Options() {
  return (
    <div class="stack-tight">
      <fieldset class="sheet-papers">
        <legend>{words.value.paper}</legend>
        {papers.map((one) => (
          <label key={one} class="tick">
            <input
              type="radio"
              name="paper"
              checked={paper.value === one}
              onChange={() => {
                paper.value = one;
              }}
            />
            <span>{words.value.papers[one]}</span>
          </label>
        ))}
      </fieldset>
      {paper.value === 'a4' && (
        <label class="tick">
          <input
            type="checkbox"
            checked={letter.value}
            onChange={({ currentTarget }) => {
              letter.value = currentTarget.checked;
            }}
          />
          <span>{words.value.withLetter}</span>
        </label>
      )}
    </div>
  );
}

/** The sheet of a receipt as it will be printed, in place of the page. */
export function SheetView() {
  if (!sheet.value) return null;
  return (
    <div class="sheet-view stack">
      <div class="stack no-print">
        <StepHeading>{words.value.title}</StepHeading>
        <Options />
        <div class="actions">
          <button type="button" class="button primary" onClick={() => print()}>
            <Printer size={22} aria-hidden="true" />
            {words.value.print}
          </button>
          <button type="button" class="button" onClick={closeSheet}>
            <ArrowLeft size={22} aria-hidden="true" />
            {words.value.back}
          </button>
        </div>
      </div>
      <Sheet
        facts={sheet.value.facts}
        paper={paper.value}
        letter={letter.value && paper.value === 'a4'}
      />
    </div>
  );
}
