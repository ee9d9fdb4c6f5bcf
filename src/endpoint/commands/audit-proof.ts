import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Arguments, Misuse } from '../../command-line/command-line.ts';
import { existing, optional, several, text } from '../../command-line/values.ts';
import { parseReceiptNumber } from '../../receipt/number.ts';
import { openHead, readHeads, type SignedHead } from '../heads.ts';
import { publicKeysOf } from '../keys/signing-keys.ts';
import { openKeptBy } from '../open.ts';
import {
  checkProof,
  type Proof,
  type ProofParts,
  proofSchema,
  proveReceipt,
  proveSince,
  type Shown,
} from '../proofs.ts';
import { type Environment, keysIn, type Outcome, runCommand, unwell, well } from './command.ts';

type Action =
  | { readonly verb: 'receipt'; readonly number: string; readonly out?: string | undefined }
  | { readonly verb: 'since'; readonly heads: string; readonly out?: string | undefined }
  | {
      readonly verb: 'check';
      readonly file: string;
      readonly keys: string;
      readonly number?: string | undefined;
      readonly noted?: string | undefined;
    };
type Making = Exclude<Action, { readonly verb: 'check' }>;

const isText = (text: string): boolean => text.trim() !== '';
const timeOf = ({ iat }: SignedHead): string => new Date(iat * 1000).toISOString();

async function prove(action: Making, parts: ProofParts): Promise<Proof | { readonly why: string }> {
  if (action.verb === 'receipt') {
    const proof = await proveReceipt(action.number, parts);
    return proof ?? { why: 'No entry tells of this receipt.' };
  }
  const last = readFileSync(action.heads, 'utf8').split('\n').filter(isText).at(-1)?.trim() ?? '';
  const older = openHead(last, publicKeysOf(parts.signing.jwks));
  if (!older) return { why: `The last line of ${action.heads} is no head that we signed.` };
  const proof = await proveSince(older, parts);
  return 'proof' in proof
    ? proof
    : {
        why: `Not intact: the head that was noted is not the beginning of shard ${proof.rewritten}.`,
      };
}

async function make(action: Making, env: Environment): Promise<Outcome> {
  const { store, signing } = await openKeptBy(env);
  try {
    const proof = await prove(action, { store, signing, clock: () => new Date() });
    if ('why' in proof) return unwell(proof.why);
    const json = JSON.stringify(proof, undefined, 2);
    if (action.out === undefined) return well(json);
    writeFileSync(action.out, `${json}\n`, { flag: 'wx' });
    return well(`The proof is in ${action.out}.`);
  } finally {
    await store.close();
  }
}

function told(shown: Extract<Shown, { ok: true }>): string {
  const { head } = shown;
  const tree = `${head.head.seq} entries of ${timeOf(head)}, ${head.head.hash}`;
  if ('older' in shown) {
    const { older } = shown;
    return `Holds: the ${older.head.seq} entries of ${timeOf(older)}, ${older.head.hash}, are the beginning of the ${tree}.`;
  }
  const entries = shown.entries.map(({ action, at, by }) => `${action} ${at} by ${by}`);
  return `Holds: these are among the ${tree}.\n${entries.join('\n')}`;
}

function readProof(path: string): Proof | undefined {
  try {
    return v.parse(proofSchema, JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Needs the file and the public keys alone. */
function check({ file, keys, number, noted }: Extract<Action, { verb: 'check' }>): Outcome {
  const jwks = keysIn(keys);
  if (!jwks) return unwell(`There are no public keys in ${keys}`);
  const proof = readProof(file);
  if (!proof) return unwell(`There is no proof in ${file}`);
  const shown = checkProof(proof, publicKeysOf(jwks), number);
  if (!shown.ok) return unwell(`Does not hold: ${shown.why}.`);
  if (noted === undefined) return well(told(shown));
  const kept = readHeads(readFileSync(noted, 'utf8'), { jwks });
  if (!kept) return unwell(`A line of ${noted} is no head that one of these keys signed.`);
  const hashes = [shown.head, ...('older' in shown ? [shown.older] : [])].map(
    ({ head }) => head.hash,
  );
  return kept.some(({ head }) => hashes.includes(head.hash))
    ? well(told(shown))
    : unwell(`Does not hold: none of its heads is in ${noted}.`);
}

const line = {
  usage: `npm run audit:proof -- receipt NUMBER [--out FILE]   that the entries of a receipt are in the audit table
npm run audit:proof -- since HEADS [--out FILE]      that what the last head in HEADS saw is still there, and first
npm run audit:proof -- check FILE --keys JWKS [--number NUMBER] [--noted HEADS]
                                                     whether a proof holds; needs no network and no database
  HEADS     signed heads, one a line, as AUDIT_HEADS_FILE and /.well-known/audit-head have them
  --keys    the public keys, as /.well-known/jwks.json gives them, saved in a file
  --number  the receipt that the proof must be of
  --noted   heads that you kept; one of the proof's must be among them`,
  options: {
    out: optional(text),
    keys: optional(existing('file')),
    number: optional(text),
    noted: optional(existing('file')),
  },
  operands: { name: 'What to do', taken: several(text) },
};

const numberOf = (given: string | undefined): string | undefined => {
  const parsed = parseReceiptNumber(given ?? '');
  return parsed.ok ? parsed.number : undefined;
};

/** What to do, or what is wrong with how it was asked for. */
function actionOf({
  options: { out, keys, number: givenNumber, noted },
  operands: [verb, subject, ...more],
}: Arguments<typeof line.options, readonly string[]>): Action | Misuse {
  if (more.length > 0) return { why: `There is nothing to do with "${more[0]}"` };
  if (verb !== 'receipt' && verb !== 'since' && verb !== 'check') {
    return { why: 'What to do is receipt, since or check' };
  }
  const forOthers = verb === 'check' ? out : (keys ?? givenNumber ?? noted);
  if (forOthers !== undefined) {
    return { why: '--out is for receipt and since, the other options are for check' };
  }
  if (verb === 'receipt') {
    const number = numberOf(subject);
    return number === undefined ? { why: 'NUMBER is a receipt number' } : { verb, number, out };
  }
  if (subject === undefined || !existsSync(subject)) return { why: 'There is no such file' };
  if (verb === 'since') return { verb, heads: subject, out };
  if (keys === undefined) return { why: '--keys is missing' };
  const number = numberOf(givenNumber);
  if (givenNumber !== undefined && number === undefined) {
    return { why: '--number is a receipt number' };
  }
  return { verb, file: subject, keys, number, noted };
}

await runCommand(import.meta.url, line, async (given, env) => {
  const action = actionOf(given);
  if ('why' in action) return action;
  return action.verb === 'check' ? check(action) : make(action, env);
});
