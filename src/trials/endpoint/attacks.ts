import { toHex } from '../../receipt/bytes.ts';
import type { Claim, StationFound } from '../../receipt/content.ts';

/** One malformed request, as it goes over the wire. */
export interface Attack {
  readonly kind: string;
  readonly bytes: Buffer;
  /** The client ends the connection as soon as it has sent them. */
  readonly hangsUp: boolean;
}

/** Whole numbers from 0 to below `below`; mulberry32. */
type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Values that often break parsers. */
const nasty: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  '\u0000',
  '__proto__',
  '../../etc/passwd',
  "' OR 1=1 --",
  '９'.repeat(20),
  'x'.repeat(5_000),
  [],
  {},
  [[[[[[[[]]]]]]]],
  { constructor: { prototype: { ok: true } } },
];

/** What is no reason: nothing that a clerk could have written. */
const notTexts: readonly unknown[] = [null, 1, '', ' ', 'x'.repeat(5_000), [], {}];
const notNumbers = nasty.filter((one) => typeof one !== 'number');

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'FOO'];
const endings = ['', '/photo', '/redeem', '/refuse', '/withdraw', '/x', '//', '/%2e%2e/', '?a[]=b'];
const headers = [
  'Authorization: Bearer ',
  `Authorization: Bearer ${'x'.repeat(300)}`,
  'Authorization: \u00ff\u00fe',
  'Content-Type: multipart/form-data',
  'Content-Type: multipart/form-data; boundary=',
  `Content-Type: multipart/form-data; boundary=${'y'.repeat(500)}`,
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Content-Encoding: gzip',
  'X-Forwarded-For: , ,::ffff:1.2.3.4,x',
  'Expect: 100-continue',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Range: bytes=9-1',
  'If-None-Match: "',
  'Host: a\r\nHost: b',
  ': empty',
  'No colon',
  'Accept-Encoding: br;q=9, *;q=nan',
];

const isAuthorization = (line: string): boolean => line.startsWith('Authorization:');

export interface Targets {
  /** What would be taken as it is. */
  readonly photo: Uint8Array;
  readonly claim: Claim;
  /** Tokens with every scope, so many that each stays inside its limits. */
  readonly tokens: readonly string[];
  /** A receipt that is there to be looked up, and what a station would say of it. */
  readonly kept: { readonly number: string; readonly found: StationFound };
}

/** Makes the attack with a given index: each kind in turn, everything else at random from the seed. */
export function attackMaker(
  seed: number,
  { photo, claim, tokens, kept }: Targets,
): (index: number) => Attack {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)];
  const bearer = () => `Authorization: Bearer ${pick(tokens)}`;
  const noise = (length: number) => Buffer.from(Array.from({ length }, () => random(256)));
  const address = () => Array.from({ length: 4 }, () => random(256)).join('.');
  const digits = (length: number) => Array.from({ length }, () => random(10)).join('');

  function mutate(bytes: Uint8Array): Buffer {
    const damaged = Buffer.from(bytes.slice(0, random(3) ? bytes.length : random(bytes.length)));
    if (damaged.length === 0) return damaged;
    for (let n = random(8); n >= 0; n--) {
      // As often in the headers, which hold the structure, as in the rest.
      damaged[random(random(2) ? Math.min(700, damaged.length) : damaged.length)] = random(256);
    }
    return damaged;
  }

  const http = (method: string, path: string, body: Buffer, ...extra: string[]): Buffer =>
    Buffer.concat([
      Buffer.from(
        [
          `${method} ${path} HTTP/1.1`,
          'Host: x',
          'Connection: close',
          `X-Forwarded-For: ${address()}`,
          // Two of them are none: the station's own must be looked at.
          ...(random(3) || extra.some(isAuthorization) ? [] : [bearer()]),
          ...extra,
          ...(extra.some((line) => /^(content-length|transfer-encoding)/i.test(line))
            ? []
            : [`Content-Length: ${body.length}`]),
          '\r\n',
        ].join('\r\n'),
        'latin1',
      ),
      body,
    ]);

  function multipart(image: Buffer, receipt: Buffer, boundary = 'q7w'): Buffer {
    const part = (head: string, content: Buffer) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
        content,
        Buffer.from('\r\n'),
      ]);
    const file = 'Content-Disposition: form-data; name="photo"; filename="p.jpg"';
    return Buffer.concat([
      part(`${file}\r\nContent-Type: image/jpeg`, image),
      part('Content-Disposition: form-data; name="receipt"', receipt),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
  }
  const posted = (body: Buffer, ...extra: string[]) =>
    http(
      'POST',
      '/api/receipts',
      body,
      'Content-Type: multipart/form-data; boundary=q7w',
      ...extra,
    );
  const json = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '');

  /** A claim in which one value, at any depth, is replaced. */
  function broken(): unknown {
    const copy = structuredClone(claim) as Record<string, unknown>;
    const keys = Object.keys(copy);
    const key = pick([...keys, 'extra', '__proto__']);
    if (key === 'findings' && random(4)) {
      const findings = copy['findings'] as Record<string, unknown>[];
      const one = pick(findings);
      // Another number may also be valid.
      if (random(3)) one[pick(['check', 'status', 'code', 'value', 'more'])] = pick(notNumbers);
      else findings.splice(random(findings.length), 1);
      return { ...copy, findings };
    }
    return { ...copy, [key]: pick(nasty) };
  }

  /** What a station found, in which one thing is something else. */
  function brokenFound(): unknown {
    const found = structuredClone(kept.found) as Record<string, unknown>;
    const key = pick([...Object.keys(found), 'extra']);
    const other = { ...found, [key]: pick(nasty) };
    return pick<unknown>([
      { found: other },
      { found: kept.found, reason: pick(notTexts), clerk: 'x' },
      { found: kept.found, [pick(['more', '__proto__', 'state'])]: 1 },
      { reason: 'x' },
      pick(nasty.filter((one) => typeof one !== 'object')),
    ]);
  }

  const kinds: Readonly<Record<string, () => Buffer>> = {
    'random bytes': () => noise(1 + random(400)),
    'request line': () =>
      http(pick(methods), pick(['/', '*', '//', `/${'a'.repeat(9_000)}`]), noise(9)),
    number: () => {
      const number = pick([
        digits(20),
        digits(random(40)),
        claim.number,
        encodeURIComponent(String(pick(nasty))),
      ]);
      return http(
        pick(methods),
        `/api/receipts/${number}${pick(endings)}`,
        json(pick(nasty)),
        pick(headers),
      );
    },
    headers: () =>
      http(
        pick(methods),
        pick(['/api/receipts', '/metrics', '/api/terms']),
        noise(random(99)),
        pick(headers),
        pick(headers),
      ),
    'station looks': () =>
      http(
        pick(['GET', 'HEAD']),
        pick([
          `/api/receipts/${kept.number}${pick(endings)}`,
          `/api/receipts?after=${pick([kept.number, digits(20), encodeURIComponent(String(pick(nasty)))])}`,
          '/api/receipts?limit=1e9&after=',
          '/api/token',
          '/metrics',
        ]),
        Buffer.alloc(0),
        bearer(),
        pick(headers.filter((line) => !isAuthorization(line))),
      ),
    'station redeems': () =>
      http('POST', `/api/receipts/${kept.number}/redeem`, json(brokenFound()), bearer()),
    'station refuses': () =>
      http(
        'POST',
        `/api/receipts/${kept.number}/refuse`,
        random(2) ? mutate(json({ reason: pick(nasty) })) : json({ reason: pick(notTexts) }),
        bearer(),
      ),
    'station noise': () =>
      http(
        'POST',
        `/api/receipts/${kept.number}/${pick(['redeem', 'refuse'])}`,
        // Not empty: that would be a well-formed redemption.
        Buffer.concat([Buffer.from([0]), noise(random(9_000))]),
        bearer(),
      ),
    secret: () =>
      http(
        'POST',
        `/api/receipts/${claim.number}/withdraw`,
        json(random(2) ? { secret: toHex(noise(32)) } : pick(nasty)),
      ),
    'multipart noise': () => posted(noise(random(2_000))),
    'multipart damaged': () => posted(mutate(multipart(Buffer.from(photo), json(broken())))),
    'multipart cut short': () => {
      const whole = posted(multipart(Buffer.from(photo), json(claim)));
      return whole.subarray(0, random(whole.length - 1));
    },
    'many parts': () =>
      posted(
        Buffer.concat(
          Array.from({ length: 1 + random(200) }, () =>
            multipart(Buffer.alloc(0), noise(9)).subarray(0, -9),
          ),
        ),
      ),
    'JSON broken': () => posted(multipart(Buffer.from(photo), mutate(json(claim)).subarray(0, -1))),
    'JSON deep': () =>
      posted(multipart(Buffer.from(photo), Buffer.from('['.repeat(1 + random(90_000))))),
    'claim broken': () => posted(multipart(Buffer.from(photo), json(broken()))),
    'photo damaged': () => posted(multipart(mutate(photo), json(claim))),
    'photo swapped': () => posted(multipart(noise(random(9_000)), json(claim))),
  };
  const hangingUp = new Set(['random bytes', 'multipart cut short']);
  const names = Object.keys(kinds);
  return (index) => {
    const kind = names[index % names.length];
    return { kind, bytes: kinds[kind](), hangsUp: hangingUp.has(kind) };
  };
}

/**
 * Whether these bytes hold all that they announce, so that an answer is due. What is no request at all, or
 * says contrary things of its length, is held to announce more.
 */
export function isWhole(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, Math.max(0, end)).split('\r\n').slice(1);
  const lengths = lines.filter((line) => /^(content-length|transfer-encoding):/i.test(line));
  const [, length] = /^content-length: (\d+)$/i.exec(lengths[0] ?? '') ?? [];
  return lengths.length === 1 && Number(length) === bytes.length - end - 4;
}
