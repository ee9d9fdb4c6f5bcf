import { bad, good, type ReadValue, withDefault } from '../../command-line/values.ts';
import type { AuditFault, AuditHead } from '../store/audit.ts';
import { openStore, placeOf } from '../store/open.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const faults: Record<AuditFault, string> = {
  sequence: 'is missing',
  link: 'does not follow from the one before',
  entry: 'was changed',
  detail: 'has a detail that was changed',
  head: 'is not the last one that the store knows of',
  noted: 'is not the one that was noted',
  state: 'is the last one, and a receipt is in a state of which none of them tells',
};

/**
 * Reads the audit chain of the configured store to its end and prints its head, so that it can be noted elsewhere.
 */
async function auditVerify(noted: AuditHead, env: Environment): Promise<Outcome> {
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

const head: ReadValue<AuditHead> = (given) => {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? [];
  return hash === undefined
    ? bad(`is SEQ:HASH, as this command prints it, not "${given}"`)
    : good({ seq: Number(seq), hash });
};

const line = {
  usage: `npm run audit:verify [-- --noted SEQ:HASH]
  --noted  what was noted elsewhere as the end of the chain: it must still be in it`,
  options: { noted: withDefault(head, { seq: 0, hash: '' }) },
};

await runCommand(import.meta.url, line, ({ options: { noted } }, env) => auditVerify(noted, env));
