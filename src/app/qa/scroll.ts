/** After the next drawing, because what is to be seen may not be there yet. */
const afterDrawing = (act: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(act));
};

export const scrollToTop = (): void => afterDrawing(() => scrollTo(0, 0));

/** Brings the beginning of an element into view, where it is not in the upper half of the window already. */
export function scrollToBegin(selector: string): void {
  afterDrawing(() => {
    const element = document.querySelector(selector);
    const top = element?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight / 2) element?.scrollIntoView();
  });
}
