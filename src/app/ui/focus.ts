/** A ref that moves the focus to an element when it appears, so that a screen reader reads on from there. */
export const focusOnArrival = (element: HTMLElement | null): void =>
  element?.focus({ preventScroll: true });

/** The same, for an element that may appear outside the visible part of the page. */
export const showOnArrival = (element: HTMLElement | null): void => {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
};
