import { existsSync, readFileSync } from 'node:fs';
import { optional, text } from '../../command-line/values.ts';
import { readConfig } from '../config.ts';
import { headsPath, readHeads } from '../heads.ts';
import { openKept } from '../open.ts';
import type { AuditFault } from '../store/audit.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const faults: Record<AuditFault, (where: string) => string> = {
  sequence: (where) => `entry ${where} is missing, out of place, or too many`,
  entry: (where) => `entry ${where} is not what was signed`,
  detail: (where) => `the detail of ${where} is not what was signed, or gone too soon`,
  tree: (where) => `the tree of shard ${where} is not made of its entries`,
  noted: (where) => `the head that was noted is not the beginning of shard ${where}`,
  receipt: (where) => `the receipt ${where} is gone, or not what was signed`,
  photo: (where) => `the photo of receipt ${where} is gone, or not the one that was sealed`,
  token: (where) => `the token ${where} is gone, or not the one that was made`,
  clock: () => 'what is kept of the purges is not what was written',
  schema: () => 'the version of the schema is not what this program left',
};

/**
 * Holds all that the configured store keeps against what was signed, and against the heads that were noted
 * outside of it: those in `file`, or in AUDIT_HEADS_FILE where none is given.
 */
async function auditVerify(file: string | undefined, env: Environment): Promise<Outcome> {
  const config = readConfig(env);
  if (!config.ok) return unwell(config.errors.join('\n'));
  const path = file ?? headsPath(config.config);
  if (file !== undefined && !existsSync(file)) return unwell(`There is no file ${file}`);
  const { store, signing } = await openKept(config.config);
  try {
    const noted = readHeads(existsSync(path) ? readFileSync(path, 'utf8') : '', signing);
    if (!noted) return unwell(`Not intact: a line of ${path} is no head that we signed.`);
    const report = await store.verifyAudit(noted.map(({ head }) => head));
    if (!report.ok) return unwell(`Not intact: ${faults[report.fault](report.where)}.`);
    const { seq, hash } = report.head;
    return well(`Intact: ${seq} entries, ${hash}. Heads noted before: ${noted.length}.`);
  } finally {
    await store.close();
  }
}

const line = {
  usage: `npm run audit:verify [-- --noted FILE]
  --noted  signed heads, one a line, as AUDIT_HEADS_FILE and /.well-known/audit-head have them; default: those
           in AUDIT_HEADS_FILE`,
  options: { noted: optional(text) },
};

await runCommand(import.meta.url, line, ({ options: { noted } }, env) => auditVerify(noted, env));
