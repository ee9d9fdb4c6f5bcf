import { expect, test } from 'vitest';
import { assessSelection } from '../../test-fixtures/golden/assess.ts';
import { goldenDiff, goldenOf, readGolden } from '../../test-fixtures/golden/golden.ts';

test('the models say what the golden file says, within its tolerances', async () => {
  const { report } = await assessSelection();
  expect(goldenDiff(readGolden(), goldenOf(report), 1)).toEqual([]);
});
