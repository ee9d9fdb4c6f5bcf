import { signal } from '@preact/signals';
import type { Finding } from '../../engine/verdict.ts';

/** The finding whose line is open. Another photo has other findings, so none of its lines is. */
export const openedFinding = signal<Finding | undefined>(undefined);
