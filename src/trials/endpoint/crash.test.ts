import { expect, test } from 'vitest';
import { crash } from './crash.ts';
import { load } from './load.ts';

test('what the endpoint acknowledged outlives three kills under load, once each', async () => {
  const report = await crash('sqlite', 3);
  expect(report).toMatchObject({ rounds: 3, lost: 0, doubled: 0, brokenChains: 0 });
  expect(report.kept).toBe(report.submitted);
  expect(report.acknowledged).toBe(report.submitted);
  expect(report.beforeKill).toBeGreaterThanOrEqual(3);
});

test.skipIf(process.platform !== 'linux')('a load is answered and measured', async () => {
  const report = await load('sqlite', { seconds: 1, rate: 10, clients: 2 });
  expect(report).toMatchObject({ receipts: 10, failed: 0, isChainIntact: true });
  expect(report.p50).toBeLessThanOrEqual(report.p99);
});
