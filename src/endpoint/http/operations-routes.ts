import { Hono } from 'hono';
import type { ReceiptStore } from '../store/store.ts';
import { type AccessParts, requires } from './access.ts';
import { type Env, peerOf } from './context.ts';
import type { Metrics } from './metrics.ts';
import { answerProblem } from './problem.ts';

interface OperationsParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly metrics: Metrics;
  /** The process takes no new work. */
  readonly stopping: () => boolean;
  readonly onBug: (where: string, error: unknown) => void;
}

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** The state of the endpoint, for a load balancer, an orchestrator and Prometheus. */
export function operationsRoutes(parts: OperationsParts): Hono<Env> {
  const { store, metrics, stopping, onBug } = parts;
  const app = new Hono<Env>();

  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  app.get('/readyz', async (c) => {
    if (stopping()) return answerProblem(c, { code: 'unavailable' });
    try {
      await store.health();
    } catch (error) {
      onBug('health', error);
      return answerProblem(c, { code: 'unavailable' });
    }
    return c.json({ status: 'ready' });
  });

  const admin = requires('admin', parts);
  app.get('/metrics', async (c) => {
    const answer = async () =>
      c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
    // Requests through a proxy on this machine come from loopback too.
    const passedOn = ['x-forwarded-for', 'forwarded', 'via'].some((name) => c.req.header(name));
    if (loopback.test(peerOf(c)) && !passedOn) return answer();
    let text: Response | undefined;
    const refused = await admin(c, async () => {
      text = await answer();
    });
    return text ?? (refused as Response);
  });
  return app;
}
