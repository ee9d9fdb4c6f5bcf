import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('300 malformed requests: no 5xx, no hang, no crash, nothing stored, stations answered', async () => {
  const { statuses, stations, ...report } = await fuzz(300, 7);
  expect(report).toMatchObject({ requests: 300, bad: [], crashed: false, stored: 1 });
  expect(stations[200]).toBeGreaterThan(0);
  expect(stations[429]).toBeUndefined();
  // Their own token is looked at, and holds.
  expect(stations[401]).toBeUndefined();
  expect(statuses[201]).toBeUndefined();
});
