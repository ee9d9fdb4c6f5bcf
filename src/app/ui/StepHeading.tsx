import type { ComponentChildren } from 'preact';
import { focusOnArrival } from './focus.ts';

interface StepHeadingProps {
  /** False where something more important takes the focus, or nothing should. */
  readonly focused?: boolean;
  readonly children: ComponentChildren;
}

/** The heading of a step: it takes the focus when the step begins. */
export function StepHeading({ focused = true, children }: StepHeadingProps) {
  return (
    <h1 tabIndex={-1} ref={focused ? focusOnArrival : null}>
      {children}
    </h1>
  );
}
