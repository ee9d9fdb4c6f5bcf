import { type ReadonlySignal, signal } from '@preact/signals';
import type { Size } from '../../core/pixels/geometry.ts';

export interface ElementSize {
  readonly ref: (element: HTMLElement | null) => void;
  /** In CSS px; undefined while there is no element. */
  readonly size: ReadonlySignal<Size | undefined>;
}

/** A ref, and the size of the element that it is given to. */
export function elementSize(): ElementSize {
  const size = signal<Size | undefined>(undefined);
  let observer: ResizeObserver | undefined;
  return {
    size,
    ref(element) {
      observer?.disconnect();
      if (!element) return;
      observer = new ResizeObserver(([entry]) => {
        if (entry) size.value = entry.contentRect;
      });
      observer.observe(element);
    },
  };
}
