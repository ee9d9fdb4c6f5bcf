import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { exportOrderSchema } from '../../receipt/answers.ts';
import { chinaDay } from '../../receipt/number.ts';
import { daysOfChina } from '../exports/days.ts';
import type { NameOf } from '../exports/names.ts';
import { openPack, PACK_PHOTOS, type Pack, type PackParts } from '../exports/pack.ts';
import type { ReceiptStore } from '../store/store.ts';
import { type AccessParts, ownStation, requires } from './access.ts';
import type { Env } from './context.ts';
import { answerProblem } from './problem.ts';

const ORDER_BYTES_MAX = 1_000;

interface ExportParts extends AccessParts, PackParts {
  readonly store: ReceiptStore;
  /** What photos are called in a pack. */
  readonly exportName: NameOf;
  readonly onBug: (where: string, error: unknown) => void;
}

/** A pack that counts as taken once its last byte was. Who hangs up before has taken nothing. */
function taken(
  { chunks, done, leave }: Pack,
  onBug: ExportParts['onBug'],
): ReadableStream<Uint8Array> {
  let isLeft = false;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done: isEnd } = await chunks.next();
        if (isLeft) return;
        if (value) controller.enqueue(value);
        if (!isEnd) return;
        const counts = await done();
        // Too slow, and another began: the download fails, since its photos do not count as exported.
        if (!counts) controller.error(new Error('Another export began meanwhile'));
        else if (!isLeft) controller.close();
      } catch (error) {
        onBug('export', error);
        controller.error(error);
        await leave();
      }
    },
    async cancel() {
      isLeft = true;
      await chunks.return(undefined);
      await leave();
    },
  });
}

/** Gives a station the photos of some days in a signed pack; a full one is followed by another request. */
export function exportRoute(parts: ExportParts): Hono<Env> {
  const app = new Hono<Env>();
  const onError = bodyLimit({
    maxSize: ORDER_BYTES_MAX,
    onError: (c) => answerProblem(c, { code: 'body-too-large' }),
  });
  app.post('/', requires('export', parts), onError, async (c) => {
    const read = v.safeParse(exportOrderSchema, await c.req.json().catch(() => undefined));
    const days = read.success && daysOfChina(read.output.from, read.output.to);
    if (!days) return answerProblem(c, { code: 'export-invalid' });
    const { state = 'redeemed', again = false } = read.output;
    const bearer = c.get('bearer');
    const by = bearer?.stationId ?? '';
    const station = bearer && ownStation(bearer);
    const nameOf = parts.exportName;
    const pack = await openPack(
      {
        ...days,
        state,
        again,
        most: PACK_PHOTOS,
        nameOf,
        by,
        ...(station !== undefined && { station }),
      },
      parts,
    );
    if (pack === 'empty') return answerProblem(c, { code: 'export-empty' });
    if (pack === 'busy') return answerProblem(c, { code: 'export-busy' });
    const name = `photos-20${chinaDay(parts.clock())}-${pack.id.slice(0, 8)}.zip`;
    return c.body(taken(pack, parts.onBug), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });
  return app;
}
