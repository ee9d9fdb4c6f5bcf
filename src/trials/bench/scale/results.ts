import type { QaRun } from './qa.ts';
import type { ReplayTimes } from './replay.ts';

/** In milliseconds. */
export interface Cost {
  readonly median: number;
  readonly p90: number;
}

/** What `src/trials/endpoint/scale.ts` prints of one size of the store. */
export interface StoreScale {
  readonly receipts: number;
  readonly bytes: number;
  readonly costs: Readonly<Record<string, Cost>>;
  readonly audit: { readonly entries: number; readonly ms: number };
}

/** What `src/trials/endpoint/load.ts` prints, and for how many processes. */
export interface LoadScale {
  readonly instances: number;
  readonly receipts: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: { readonly endpoints: number; readonly client: number };
}

/** The parts that run the engine. */
export const engineParts = ['replay', 'photos', 'workers', 'sizes'] as const;
export type EnginePart = (typeof engineParts)[number];

/** All that `npm run scale` measures; a part that was not measured is absent. */
export interface Scale {
  /** The engine's version when each part was measured. */
  readonly engines: Readonly<Partial<Record<EnginePart, string>>>;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly replay?: ReplayTimes;
  readonly photos?: QaRun;
  readonly workers?: readonly QaRun[];
  readonly sizes?: readonly QaRun[];
  readonly sqlite?: readonly StoreScale[];
  readonly postgres?: readonly StoreScale[];
  readonly instances?: readonly LoadScale[];
}
