import { expect, test } from 'vitest';
import { goldenDiff, goldenOf, readGolden } from '../../test-fixtures/golden/golden.ts';
import { assessSelection } from '../../test-fixtures/golden/run.ts';

test('the models give the golden values, within their tolerances', async () => {
  const { report } = await assessSelection();
  expect(goldenDiff(readGolden(), goldenOf(report), 1)).toEqual([]);
});
