import type { Recorded } from '../engine/recorded.ts';
import type { PhotoRow, SuiteMode } from './report.ts';

/** How the command line wants its photos assessed. */
export interface DriverRequest {
  /** Id of a spec. */
  readonly spec: string;
  readonly mode: SuiteMode;
  /** Also gives the recorded artifacts. */
  readonly record: boolean;
  /** Also gives the judged photo as a small JPEG of this height, in pixels. */
  readonly thumbnail?: number;
}

/** A photo's row, but for what only the command line knows. */
export interface DriverAnswer {
  readonly row: Omit<PhotoRow, 'file' | 'sha256'>;
  readonly recorded?: Recorded;
  /** A `data:image/jpeg` address. */
  readonly thumbnail?: string;
}

export interface DriverFacts {
  readonly engine: string;
  readonly models: string;
}

/**
 * What the page at `/qa?driver` offers to the command line: its own pool of workers, and nothing on the
 * screen. The command line keeps a few calls more of `assess` in flight than there are workers, and no photo
 * outlives its call.
 */
export interface QaDriver {
  /** Starts the pool, its workers with their models; called once, before anything else. */
  start(workers: number): Promise<DriverFacts>;
  /**
   * Fetches `url`, of the page's own origin, and assesses it; gives a `DriverAnswer` as JSON, since one
   * text is handed over faster than an object of many parts. Never rejects for what a file can cause.
   */
  assess(url: string, request: DriverRequest): Promise<string>;
}

declare global {
  interface Window {
    /** Present once the page can be driven. */
    qaDriver?: QaDriver;
  }
}
