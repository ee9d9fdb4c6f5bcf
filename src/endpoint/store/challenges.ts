import { receiptId } from './audit.ts';
import type { LogWriter } from './log-writer.ts';
import type { Challenges } from './store.ts';

/** Challenges that were spent, in the table `challenge_spent`: rows of those that expired are no longer needed. */
export const spentChallenges = ({ write }: Pick<LogWriter, 'write'>): Challenges => ({
  spend: ({ id, endsAt }, number) =>
    write(async ({ query }) => {
      const receipt = receiptId(number);
      const row = [id, endsAt, receipt];
      const added = await query(
        `INSERT INTO challenge_spent (id, ends_at, receipt) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        row,
      );
      if (added.length > 0) return true;
      const [spent] = await query<{ receipt: string }>(
        'SELECT receipt FROM challenge_spent WHERE id = $1',
        [id],
      );
      return spent?.receipt === receipt;
    }),
  purge: (before) =>
    write(async ({ query }) => {
      await query('DELETE FROM challenge_spent WHERE ends_at <= $1', [before]);
    }),
});
