import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('300 malformed requests: no 5xx, no hang, no crash, nothing stored', async () => {
  const { statuses, ...report } = await fuzz(300, 7);
  expect(report).toMatchObject({ requests: 300, bad: [], crashed: false, stored: 0 });
  expect(statuses[201]).toBeUndefined();
});
