import type { Recorded } from '../engine/recorded.ts';
import type { PhotoRow, SuiteMode } from './report.ts';

/** The command line's options for assessing photos. */
export interface DriverRequest {
  /** Id of a spec. */
  readonly spec: string;
  readonly mode: SuiteMode;
  /** Also gives the recorded artifacts. */
  readonly record: boolean;
  /** Also gives the judged photo as a small JPEG of this height, in pixels. */
  readonly thumbnail?: number;
}

/** A photo's row, without the fields that only the command line knows. */
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
 * The interface of the page at `/qa?driver` for the command line: a pool of workers, with nothing on the screen.
 * The command line keeps a few more calls of `assess` open than there are workers. No photo is kept after its
 * call.
 */
export interface QaDriver {
  /** Starts the pool of workers and loads their models. Call it once, before anything else. */
  start(workers: number): Promise<DriverFacts>;
  /**
   * Fetches `url` from the page's own origin and assesses it. Returns a `DriverAnswer` as JSON, because one string
   * is passed faster than a large object. Never rejects for what a file can cause.
   */
  assess(url: string, request: DriverRequest): Promise<string>;
}

declare global {
  interface Window {
    /** Present as soon as the page is ready. */
    qaDriver?: QaDriver;
  }
}
