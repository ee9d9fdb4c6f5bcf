import { Agent, request } from 'node:http';
import { portraitFile } from '../../../test-fixtures/render.ts';
import { bare, honestClaim, upload } from '../../endpoint/samples.testing.ts';

/** A submission as it goes over the wire, made before the clock starts. */
export interface Submission {
  readonly number: string;
  readonly type: string;
  readonly body: Buffer;
}

/** Gives any number of submissions of one synthetic portrait. Each has its own nonce, and so its own number. */
export async function submissionMaker(): Promise<(count: number) => Promise<Submission[]>> {
  // As a device sends it: without what the file has besides the picture.
  const photo = bare(new Uint8Array(await portraitFile('ready')));
  const make = async (): Promise<Submission> => {
    const claim = await honestClaim(photo, { at: new Date() });
    const encoded = new Response(upload(photo, claim));
    const type = encoded.headers.get('content-type') ?? '';
    return { number: claim.number, type, body: Buffer.from(await encoded.arrayBuffer()) };
  };
  return async (count) => {
    const made: Submission[] = [];
    while (made.length < count) made.push(await make());
    return made;
  };
}

export interface Poster {
  /** The answer's status; 0 where there was none. */
  readonly post: (url: string, submission: Submission) => Promise<number>;
  readonly close: () => void;
}

/** A client that keeps its connections, as a load balancer does. */
export function poster(): Poster {
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
  return {
    post: (url, { type, body }) =>
      new Promise((answered) => {
        const headers = { 'content-type': type, 'content-length': body.length };
        const sent = request(`${url}api/receipts`, { agent, method: 'POST', headers });
        sent.on('error', () => answered(0));
        sent.on('response', (response) => {
          response.on('error', () => answered(0));
          response.on('aborted', () => answered(0));
          response.on('end', () => answered(response.statusCode ?? 0));
          response.resume();
        });
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
