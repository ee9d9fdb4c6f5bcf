/** A ref that moves the focus to an element when it appears, so that a screen reader reads on from there. */
export const focusOnArrival = (element: HTMLElement | null): void =>
  element?.focus({ preventScroll: true });

/** As above, for what may appear outside the part of the page in view. */
export const showOnArrival = (element: HTMLElement | null): void => {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
};
