import type { Signal } from '@preact/signals';

const carriesFile = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

interface FileDrop {
  /** Whether something dropped now would be accepted. */
  readonly welcome: () => boolean;
  readonly take: (data: DataTransfer) => void;
  /** True while something acceptable is dragged over the page. */
  readonly dropping: Signal<boolean>;
}

/** Accepts files dropped anywhere on the page. Other files do nothing; above all, the browser must not open them. */
export function listenForDrops({ welcome, take, dropping }: FileDrop): void {
  document.addEventListener('dragover', (event) => {
    if (!carriesFile(event.dataTransfer)) return;
    event.preventDefault();
    dropping.value = welcome();
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) dropping.value = false;
  });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer || !carriesFile(event.dataTransfer)) return;
    event.preventDefault();
    dropping.value = false;
    if (welcome()) take(event.dataTransfer);
  });
}
