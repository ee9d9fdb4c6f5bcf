import { signal } from '@preact/signals';
import type { ExportOrder } from '../../receipt/answers.ts';
import { fetchPack, type Problem } from '../api.ts';
import { saveFile } from '../save-file.ts';
import { token } from './token.ts';

export const packing = signal<'idle' | 'making' | 'done'>('idle');
export const packProblem = signal<Problem | undefined>(undefined);

/** Takes the photos of some days away, and saves them on this machine. */
export async function exportPack(order: ExportOrder): Promise<void> {
  if (packing.value === 'making') return;
  packing.value = 'making';
  packProblem.value = undefined;
  const answer = await fetchPack(order, token.value);
  packing.value = answer.ok ? 'done' : 'idle';
  if (answer.ok) saveFile(answer.value.name, answer.value.zip);
  else packProblem.value = answer.problem;
}
