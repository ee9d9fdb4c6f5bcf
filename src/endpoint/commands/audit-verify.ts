import { pathToFileURL } from 'node:url';
import type { AuditFault, AuditHead } from '../store/audit.ts';
import { openStore, placeOf } from '../store/open.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const USAGE = 'Usage: npm run audit:verify [-- --noted SEQ:HASH]';

const faults: Record<AuditFault, string> = {
  sequence: 'is missing',
  link: 'does not follow from the one before',
  entry: 'was changed',
  detail: 'has a detail that was changed',
  head: 'is not the last one that the store knows of',
  noted: 'is not the one that was noted',
  state: 'is the last one, and a receipt is in a state of which none of them tells',
};

function parseNoted(args: readonly string[]): AuditHead | undefined {
  if (args.length === 0) return { seq: 0, hash: '' };
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(args[1] ?? '') ?? [];
  const isAsked = args[0] === '--noted' && args.length === 2 && hash !== undefined;
  return isAsked ? { seq: Number(seq), hash } : undefined;
}

/** Reads the audit chain of the configured store to its end, and says its head, to be noted elsewhere. */
export async function auditVerify(args: readonly string[], env: Environment): Promise<Outcome> {
  const noted = parseNoted(args);
  if (!noted) return unwell(USAGE);
  const store = await openStore(placeOf(env));
  try {
    const report = await store.verifyAudit(noted);
    if (!report.ok) return unwell(`Not intact: entry ${report.seq} ${faults[report.fault]}.`);
    const { seq, hash } = report.head;
    return well(`Intact: ${seq} entries. To be noted elsewhere: ${seq}:${hash}`);
  } finally {
    await store.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(auditVerify);
