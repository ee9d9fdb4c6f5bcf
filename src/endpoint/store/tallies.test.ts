import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { openStore } from './open.ts';
import { issuedAt, sample, testAuthority } from './receipts.testing.ts';
import type { NewReceipt, Settlement } from './store.ts';

const finding = (check: string, own: object) => ({
  check,
  severity: 'required',
  limits: {},
  ...own,
});

/** A receipt whose photo a machine doubts, and the staff decide. */
const doubted = () =>
  sample({
    verdict: {
      spec: 'cn-id@1',
      outcome: 'review',
      findings: [
        finding('sharpness', { status: 'unsure', value: 0.123456 }),
        finding('jpeg', { status: 'pass', value: 'jpeg' }),
        finding('noise', { severity: 'advised', status: 'fail', value: 1 }),
      ],
    },
  } as unknown as Partial<NewReceipt>);

test('a decision is counted once, and stays when the receipt is erased', async () => {
  const store = await openStore({ path: join(temporaryFolder(), 'receipts.db') }, testAuthority);
  onTestFinished(() => store.close());
  const samples = [doubted(), doubted(), doubted()];
  const states: Settlement['state'][] = ['redeemed', 'redeemed', 'refused'];
  for (const [i, { receipt, photo, number }] of samples.entries()) {
    await store.put(receipt, photo);
    const settlement = { state: states[i]!, at: issuedAt, by: 'station-7' };
    expect(await store.settle(number, settlement)).toBe(true);
    expect(await store.settle(number, settlement)).toBe(false);
    await store.erase(number, issuedAt, 'command');
  }
  const told = (await store.tallies()).map(({ check, status, decision, bin, count }) =>
    [check, status, decision, bin, count].join(' '),
  );
  expect(told.sort()).toEqual([
    ' fail redeemed  2',
    ' fail refused  1',
    'jpeg pass redeemed  2',
    'jpeg pass refused  1',
    'sharpness unsure redeemed 0.123 2',
    'sharpness unsure refused 0.123 1',
  ]);
});
