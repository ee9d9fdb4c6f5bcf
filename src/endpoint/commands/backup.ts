import { flag, good, required, type Taken, text } from '../../command-line/values.ts';
import { type BackupRefusal, backUp, restore } from '../store/backup.ts';
import { placeOf } from '../store/open.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

interface Backup {
  readonly verb: 'backup' | 'restore';
  readonly file: string;
  /** A restore may replace the database that is there. */
  readonly replace: boolean;
}

const OTHER = 'The receipts are in PostgreSQL: use pg_dump and pg_restore.';

const refusals: Record<BackupRefusal, string> = {
  absent: 'There is no such database.',
  exists: 'There is a file already. A database is replaced only with --replace, a backup never.',
  damaged: 'The file is damaged, or no database of this program.',
  newer: 'The file is of a newer version of this program.',
  live: 'The database is in use. Stop the endpoint first.',
};

/** Backs up the SQLite database to a file, also while it is in use. Restores it while it is not in use. */
export async function backup({ verb, file, replace }: Backup, env: Environment): Promise<Outcome> {
  const { databaseUrl, path } = placeOf(env);
  if (databaseUrl !== undefined) return unwell(OTHER);
  const result = verb === 'backup' ? backUp(path, file) : restore(file, path, replace, new Date());
  if (!result.ok) return unwell(refusals[result.why]);
  const { head, setAside } = result;
  const lines = [
    verb === 'backup' ? `Backed up to ${file}.` : `Restored from ${file}.`,
    `Its audit table ends at ${head.seq}:${head.hash}`,
    ...(setAside
      ? [`What was there before is in ${setAside}; delete it when it is not needed.`]
      : []),
    ...(verb === 'restore'
      ? ['What was withdrawn or erased after the backup is back: withdraw or erase it again.']
      : []),
  ];
  return well(lines.join('\n'));
}

/** `npm run` says which of both it is, before the arguments. */
const verbAndFile: Taken<Omit<Backup, 'replace'>> = {
  read: ([verb, ...files]) => {
    const file = required(text).read(files);
    if (!file.ok) return file;
    return good({ verb: verb === 'backup' ? 'backup' : 'restore', file: file.value });
  },
};

const line = {
  usage: `npm run backup -- FILE
npm run restore -- FILE [--replace]
  --replace  the database that is there is set aside`,
  options: { replace: flag },
  operands: { name: 'FILE', taken: verbAndFile },
};

await runCommand(import.meta.url, line, ({ options, operands }, env) =>
  backup({ ...options, ...operands }, env),
);
