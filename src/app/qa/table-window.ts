import { computed, effect, signal } from '@preact/signals';
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { PhotoRow } from '../../qa/report.ts';
import { disagreements, report } from './state.ts';
import { byName, type Filter, filtered, noFilter, type Sort, sortedBy } from './view.ts';

/** Pixels; the style sheet has the same. */
export const ROW_HEIGHT = 40;
export const HEAD_HEIGHT = 52;

export const filter = signal<Filter>(noFilter);
export const sort = signal<Sort>(byName);
/** The rows that match the filters, in the chosen order. */
export const shownRows = computed<readonly PhotoRow[]>(() =>
  sortedBy(filtered(report.value.photos, filter.value, disagreements.value), sort.value),
);

/** The cell with the keyboard focus. Row −1 is the head. */
export const cursor = signal({ row: 0, column: 0 });

/** The rows that are in the page. */
export const inView = signal<readonly VirtualItem[]>([]);

let virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
let letGo: (() => void) | undefined;

const options = (element: HTMLElement): VirtualizerOptions<HTMLElement, HTMLElement> => ({
  count: shownRows.value.length,
  getScrollElement: () => element,
  estimateSize: () => ROW_HEIGHT,
  overscan: 6,
  // The head and, at the foot, a scroll bar cover a part of the scroller.
  scrollPaddingStart: HEAD_HEIGHT,
  scrollPaddingEnd: 16,
  paddingStart: HEAD_HEIGHT,
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  // `aria-activedescendant` must name an element that is there.
  rangeExtractor: (range) => {
    const indices = defaultRangeExtractor(range);
    const { row } = cursor.peek();
    if (row < 0 || row >= range.count || indices.includes(row)) return indices;
    return [...indices, row].sort((a, b) => a - b);
  },
  onChange: (instance) => {
    inView.value = instance.getVirtualItems();
  },
});

/** The grid's `ref`: rows follow its scrolling from then on. */
export function holdGrid(element: HTMLElement | null): void {
  letGo?.();
  letGo = undefined;
  virtualizer = undefined;
  if (!element) return;
  const held = new Virtualizer(options(element));
  virtualizer = held;
  const unmount = held._didMount();
  held._willUpdate();
  const stop = effect(() => {
    cursor.value;
    held.setOptions(options(element));
    held._willUpdate();
    inView.value = held.getVirtualItems();
  });
  letGo = () => {
    stop();
    unmount();
  };
}

export function scrollToRow(row: number): void {
  virtualizer?.scrollToIndex(Math.max(0, row), { align: 'auto' });
}

/** How many whole rows one sees at once. */
export const pageOfRows = (): number =>
  Math.max(1, Math.floor(((virtualizer?.scrollRect?.height ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
