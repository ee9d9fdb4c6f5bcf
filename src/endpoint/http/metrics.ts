import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ReceiptStore } from '../store/store.ts';
import type { Served } from './context.ts';

/** The steps of issuing a receipt whose time is measured; the look for a face also where a station asks. */
export type Stage = 'read' | 'verify' | 'sign' | 'seal' | 'store' | 'face';

export interface Metrics {
  readonly contentType: string;
  served(served: Served): void;
  /** `created`, `repeated`, or the code of the problem. */
  receipt(outcome: string): void;
  flagged(check: string): void;
  /** A receipt was signed in a rush, without a look for a face. */
  unlooked(): void;
  error(): void;
  /** Runs `work` and records how long it took. */
  timed<T>(stage: Stage, work: () => Promise<T>): Promise<T>;
  /** Records that a submission begins. Call the returned function when it ends. */
  begin(): () => void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10];

/** `process`: also memory, event loop and so on. Only one instance in a process may have them. */
export function createMetrics(store: ReceiptStore, { process = false } = {}): Metrics {
  const register = new Registry();
  const registers = [register];
  if (process) collectDefaultMetrics({ register });

  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const latency = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers,
  });
  const receipts = new Counter({
    name: 'receipts_total',
    help: 'Submissions by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const flags = new Counter({
    name: 'receipts_flagged_total',
    help: 'Receipts whose pixels do not bear out a reported value',
    labelNames: ['check'],
    registers,
  });
  const unlooked = new Counter({
    name: 'receipts_unlooked_total',
    help: 'Receipts signed in a rush, without a look for a face',
    registers,
  });
  const stages = new Histogram({
    name: 'receipt_stage_seconds',
    help: 'What the time of a submission is spent on',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({ name: 'errors_total', help: 'Errors logged', registers });
  new Gauge({
    name: 'store_pending',
    help: 'Changes that wait to be committed',
    registers,
    collect() {
      this.set(store.pending());
    },
  });
  new Gauge({
    name: 'store_up',
    help: 'Whether the store answers',
    registers,
    async collect() {
      this.set(
        await store.health().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  let working = 0;
  new Gauge({
    name: 'submissions_in_flight',
    help: 'Submissions that are being worked on',
    registers,
    collect() {
      this.set(working);
    },
  });

  return {
    contentType: register.contentType,
    served({ method, route, status, ms }) {
      // An invented method would create a time series of its own.
      const known = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other';
      requests.inc({ method: known, route, status });
      latency.observe({ method: known, route }, ms / 1000);
    },
    receipt: (outcome) => receipts.inc({ outcome }),
    flagged: (check) => flags.inc({ check }),
    unlooked: () => unlooked.inc(),
    error: () => errors.inc(),
    async timed(stage, work) {
      const done = stages.startTimer({ stage });
      try {
        return await work();
      } finally {
        done();
      }
    },
    begin() {
      working += 1;
      return () => {
        working -= 1;
      };
    },
    text: () => register.metrics(),
  };
}
