// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows that are placed by hand
import { ArrowDown, ArrowUp } from 'lucide-preact';
import { columns, columnTitle, template } from './columns.ts';
import { report } from './state.ts';
import { TableRow } from './TableRow.tsx';
import { cellId, onGridClick, onGridKey } from './table-keys.ts';
import {
  cursor,
  HEAD_HEIGHT,
  holdGrid,
  inView,
  ROW_HEIGHT,
  shownRows,
  sort,
} from './table-window.ts';
import { words } from './words.ts';

function Head() {
  const { by, descending } = sort.value;
  const { row, column: at } = cursor.value;
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="row"
      tabIndex={-1}
      class="qa-grid-head"
      aria-rowindex={1}
      style={{ gridTemplateColumns: template.value }}
    >
      {columns.value.map((column, index) => (
        <div
          key={column}
          id={cellId(-1, index)}
          role="columnheader"
          tabIndex={-1}
          aria-colindex={index + 1}
          aria-sort={by === column ? (descending ? 'descending' : 'ascending') : undefined}
          data-at={row === -1 && at === index}
          data-column={column}
          title={columnTitle(column)}
        >
          <span class={column === 'photo' ? 'visually-hidden' : ''}>{columnTitle(column)}</span>
          {by === column && <Arrow size={14} aria-hidden="true" />}
        </div>
      ))}
    </div>
  );
}

/** The table of photos. Only the rows in view are in the page. */
export function Table() {
  const { table, filter } = words.value;
  const rows = shownRows.value;
  const { row, column } = cursor.value;
  const empty = report.value.photos.length === 0 ? filter.nothingYet : filter.none;
  return (
    <div class="qa-table">
      <p class="visually-hidden" id="qa-grid-hint">
        {table.hint}
      </p>
      <div
        role="grid"
        class="qa-grid"
        tabIndex={0}
        ref={holdGrid}
        aria-label={table.label}
        aria-describedby="qa-grid-hint"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.value.length}
        aria-activedescendant={cellId(Math.min(row, rows.length - 1), column)}
        onKeyDown={onGridKey}
        onClick={onGridClick}
      >
        <Head />
        <div
          role="rowgroup"
          class="qa-grid-body"
          style={{ height: `${rows.length * ROW_HEIGHT}px` }}
        >
          {inView.value.map(({ index, start }) => {
            const photo = rows[index];
            return (
              photo && (
                <TableRow key={photo.file} photo={photo} index={index} top={start - HEAD_HEIGHT} />
              )
            );
          })}
        </div>
      </div>
      {rows.length === 0 && <p class="qa-empty">{empty}</p>}
    </div>
  );
}
