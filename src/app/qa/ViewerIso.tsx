import { type IsoScore, isoMeasures } from '../../iso/quality.ts';
import type { PhotoRow } from '../../qa/report.ts';
import { messages } from '../language.ts';
import { words } from './words.ts';

function Score({ of }: { readonly of: IsoScore | undefined }) {
  return <td>{of ? of.score : <span class="soft">–</span>}</td>;
}

/** The scores of the standard for face images, for one photo or two side by side. */
export function ViewerIso({
  row,
  beside,
}: {
  readonly row: PhotoRow;
  readonly beside: PhotoRow | undefined;
}) {
  const { iso, pinned } = words.value.viewer;
  const scores = row.iso;
  if (!scores) return null;
  const number = new Intl.NumberFormat(messages.value.units.locale, {
    maximumSignificantDigits: 4,
  });
  return (
    <details class="qa-iso">
      <summary>{iso.title}</summary>
      <p class="small soft">{iso.text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.value.viewer.check}</th>
            {beside && <th scope="col">{pinned}</th>}
            <th scope="col">{iso.score}</th>
            <th scope="col">{iso.raw}</th>
          </tr>
        </thead>
        <tbody>
          {isoMeasures.map((id) => (
            <tr key={id} data-iso={id}>
              <th scope="row">{iso.measures[id]}</th>
              {beside && <Score of={beside.iso?.[id]} />}
              <Score of={scores[id]} />
              <td class="soft">{scores[id] && number.format(scores[id].raw)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
