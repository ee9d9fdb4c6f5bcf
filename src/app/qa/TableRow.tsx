// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that are placed by hand
import { ImageOff } from 'lucide-preact';
import type { CheckId } from '../../checks/index.ts';
import type { Finding } from '../../engine/verdict.ts';
import { formatValue } from '../../i18n/measure.ts';
import { toneOf } from '../../qa/evidence.ts';
import type { PhotoRow } from '../../qa/report.ts';
import { messages } from '../language.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { columns, type TableColumn, template } from './columns.ts';
import { disagreements } from './state.ts';
import { cellId } from './table-keys.ts';
import { cursor } from './table-window.ts';
import { thumbnailOf } from './thumbnails.ts';
import { failing } from './view.ts';
import { errorTitle, expectedWords, words } from './words.ts';

function Thumbnail({ file }: { readonly file: string }) {
  const url = thumbnailOf(file);
  return url ? (
    <img class="qa-thumb" src={url} alt="" />
  ) : (
    <span class="qa-thumb">
      <ImageOff size={16} aria-hidden="true" />
    </span>
  );
}

function OutcomeCell({ photo }: { readonly photo: PhotoRow }) {
  const { outcomes, table } = words.value;
  const outcome = photo.outcome ?? 'error';
  const expected = disagreements.value
    .get(photo.file)
    ?.find(({ subject }) => subject === 'outcome')?.expected;
  return (
    <span class="qa-outcome" data-tone={toneOf(outcome)}>
      <span>
        <span class="qa-dot" aria-hidden="true" />
        {outcomes[outcome]}
      </span>
      {expected !== undefined && (
        <span class="qa-expected">≠ {table.expected(expectedWords(expected))}</span>
      )}
    </span>
  );
}

function FailingCell({ photo }: { readonly photo: PhotoRow }) {
  const { checks } = messages.value;
  if (photo.error) return <span class="qa-error">{errorTitle(photo.error)}</span>;
  const titles = failing(photo.findings).map(({ check }) => checks[check].title);
  if (titles.length === 0) return <span class="soft">{words.value.table.allPass}</span>;
  return (
    <>
      {titles.length > 1 && <span class="qa-badge">{titles.length}</span>}
      <span class="qa-ellipsis" title={titles.join('\n')}>
        {titles.join(words.value.table.comma)}
      </span>
    </>
  );
}

function ValueCell({ finding, wrong }: { readonly finding: Finding | undefined; wrong: boolean }) {
  if (!finding) return <span class="soft">–</span>;
  const { check, status, value } = finding;
  return (
    <span class="qa-value" data-tone={status} data-wrong={wrong}>
      {status !== 'pass' && (
        <>
          <StatusIcon status={status} size={13} />
          <span class="visually-hidden">{words.value.statuses[status]}</span>
        </>
      )}
      {value === undefined ? '–' : formatValue(check, value, messages.value.units)}
      {wrong && ' ≠'}
    </span>
  );
}

function Content({ photo, column }: { readonly photo: PhotoRow; readonly column: TableColumn }) {
  if (column === 'photo') return <Thumbnail file={photo.file} />;
  if (column === 'file') return <FileName path={photo.file} />;
  if (column === 'outcome') return <OutcomeCell photo={photo} />;
  if (column === 'failing') return <FailingCell photo={photo} />;
  if (column === 'ms') return <span class="soft">{photo.ms}</span>;
  const finding = photo.findings.find(({ check }) => check === (column as CheckId));
  const wrong = disagreements.value.get(photo.file)?.some(({ subject }) => subject === column);
  return <ValueCell finding={finding} wrong={wrong ?? false} />;
}

/** The folder is quieter than the name, and the one to be cut. */
function FileName({ path }: { readonly path: string }) {
  const cut = path.lastIndexOf('/') + 1;
  return (
    <span class="qa-file-name" title={path}>
      {cut > 0 && <span class="qa-file-folder">{path.slice(0, cut)}</span>}
      <span class="qa-file-leaf">{path.slice(cut)}</span>
    </span>
  );
}

interface TableRowProps {
  readonly photo: PhotoRow;
  readonly index: number;
  /** Pixels below the head. */
  readonly top: number;
}

export function TableRow({ photo, index, top }: TableRowProps) {
  const { row, column: at } = cursor.value;
  return (
    <div
      role="row"
      tabIndex={-1}
      class="qa-row"
      aria-rowindex={index + 2}
      aria-selected={row === index}
      data-file={photo.file}
      data-outcome={photo.outcome}
      data-error={photo.error}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template.value }}
    >
      {columns.value.map((column, place) => (
        <div
          key={column}
          id={cellId(index, place)}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={place + 1}
          data-at={row === index && at === place}
          data-column={column}
        >
          <Content photo={photo} column={column} />
        </div>
      ))}
    </div>
  );
}
