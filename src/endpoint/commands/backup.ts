import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type BackupRefusal, backUp, restore } from '../store/backup.ts';
import { placeOf } from '../store/open.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const USAGE = `Usage: npm run backup -- FILE
       npm run restore -- FILE [--replace]`;

const OTHER = 'The receipts are in PostgreSQL: use pg_dump and pg_restore.';

const refusals: Record<BackupRefusal, string> = {
  absent: 'There is no such database.',
  exists: 'There is a file already. A database is replaced only with --replace, a backup never.',
  damaged: 'The file is damaged, or no database of this program.',
  newer: 'The file is of a newer version of this program.',
  live: 'The database is in use. Stop the endpoint first.',
};

/** Backs up the SQLite database to a file while it is in use, or restores it while it is not. */
export async function backup(args: readonly string[], env: Environment): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [verb, file, more] = positionals;
  if (file === undefined || more !== undefined) return unwell(USAGE);
  const { databaseUrl, path } = placeOf(env);
  if (databaseUrl !== undefined) return unwell(OTHER);
  const result =
    verb === 'backup' ? backUp(path, file) : restore(file, path, values.replace, new Date());
  if (!result.ok) return unwell(refusals[result.why]);
  const { head, setAside } = result;
  const lines = [
    verb === 'backup' ? `Backed up to ${file}.` : `Restored from ${file}.`,
    `Its audit chain ends at ${head.seq}:${head.hash}`,
    ...(setAside
      ? [`What was there before is in ${setAside}; delete it when it is not needed.`]
      : []),
    ...(verb === 'restore'
      ? ['What was withdrawn or erased after the backup is back: withdraw or erase it again.']
      : []),
  ];
  return well(lines.join('\n'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runCommand(backup);
