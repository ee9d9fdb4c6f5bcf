import { Agent, request } from 'node:http';
import { honestClaim, idPhoto, upload } from '../samples.ts';

/** A submission as it goes over the wire, made before the clock starts. */
export interface Submission {
  readonly number: string;
  readonly type: string;
  readonly body: Buffer;
}

const PHOTOS = 40;

/** Gives as many submissions as are asked for, of some 30 KB each, no two of the same number. */
export async function submissionMaker(): Promise<(count: number) => Promise<Submission[]>> {
  const photos = await Promise.all(Array.from({ length: PHOTOS }, () => idPhoto()));
  const make = async (photo: Uint8Array): Promise<Submission> => {
    const claim = await honestClaim(photo, { at: new Date() });
    const encoded = new Response(upload(photo, claim));
    const type = encoded.headers.get('content-type') ?? '';
    return { number: claim.number, type, body: Buffer.from(await encoded.arrayBuffer()) };
  };
  return async (count) => {
    const made: Submission[] = [];
    for (let i = 0; i < count; i++) made.push(await make(photos[i % PHOTOS]));
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
