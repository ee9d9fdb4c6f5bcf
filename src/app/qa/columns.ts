import { computed } from '@preact/signals';
import type { CheckId } from '../../checks/index.ts';
import { messages } from '../language.ts';
import { judgingSpec } from './state.ts';
import type { Column } from './view.ts';
import { words } from './words.ts';

/** A column of the table, from the left; `photo` cannot be sorted by. */
export type TableColumn = Column | 'photo';

const fixed = ['photo', 'file', 'outcome', 'failing'] as const;

export const checkColumns = computed(() => Object.keys(judgingSpec.value.rules) as CheckId[]);
export const columns = computed<readonly TableColumn[]>(() => [
  ...fixed,
  ...checkColumns.value,
  'ms',
]);

/** A column's width as a grid's track. */
const tracks = {
  photo: '52px',
  file: '240px',
  outcome: '148px',
  failing: '232px',
  'frame-size': '128px',
  ms: '72px',
};
export const template = computed(() =>
  columns.value.map((column) => tracks[column as keyof typeof tracks] ?? '96px').join(' '),
);

export function columnTitle(column: TableColumn): string {
  const { table } = words.value;
  if (column in table) return table[column as 'photo' | 'file' | 'outcome' | 'failing' | 'ms'];
  return messages.value.checks[column as CheckId].title;
}
