import { columns } from './columns.ts';
import { cursor, pageOfRows, scrollToRow, shownRows, sort } from './table-window.ts';
import { openViewer } from './viewer-state.ts';

function sortBy(index: number): void {
  const column = columns.value[index];
  if (!column || column === 'photo') return;
  const { by, descending } = sort.value;
  sort.value = { by: column, descending: by === column && !descending };
}

export const cellId = (row: number, column: number): string => `qa-cell-${row}-${column}`;

export function moveTo(row: number, column: number): void {
  const last = shownRows.value.length - 1;
  const target = {
    row: Math.min(last, Math.max(-1, row)),
    column: Math.min(columns.value.length - 1, Math.max(0, column)),
  };
  cursor.value = target;
  if (target.row >= 0) scrollToRow(target.row);
  // The cell exists once the row is drawn; only its column still needs scrolling to.
  requestAnimationFrame(() =>
    document
      .getElementById(cellId(target.row, target.column))
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
  );
}

/** The keys of a grid, by the ARIA practices. */
export function onGridKey(event: KeyboardEvent): void {
  const { row, column } = cursor.value;
  const last = shownRows.value.length - 1;
  const far = event.ctrlKey || event.metaKey;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(row + 1, column),
    ArrowUp: () => moveTo(row - 1, column),
    ArrowRight: () => moveTo(row, column + 1),
    ArrowLeft: () => moveTo(row, column - 1),
    PageDown: () => moveTo(row + pageOfRows(), column),
    PageUp: () => moveTo(Math.max(0, row - pageOfRows()), column),
    Home: () => moveTo(far ? 0 : row, 0),
    End: () => moveTo(far ? last : row, columns.value.length - 1),
    Enter: () => (row < 0 ? sortBy(column) : openRow(row)),
    ' ': () => (row < 0 ? sortBy(column) : openRow(row)),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}

function openRow(row: number): void {
  const photo = shownRows.value[row];
  if (photo) openViewer(photo.file);
}

/** Where in the table an event was; undefined outside its cells. */
function cellAt({ target }: Event): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest('[id^="qa-cell-"]') : null;
  const [, row, column] = /^qa-cell-(-?\d+)-(\d+)$/.exec(cell?.id ?? '') ?? [];
  return row === undefined ? undefined : { row: Number(row), column: Number(column) };
}

/** A click on the head sorts, and anywhere on a row opens its photo. */
export function onGridClick(event: MouseEvent): void {
  const cell = cellAt(event);
  if (!cell) return;
  const { row, column } = cell;
  moveTo(row, column);
  if (row < 0) sortBy(column);
  else openRow(row);
}
