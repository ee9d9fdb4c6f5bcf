import { expect, test } from 'vitest';
import type { Finding } from '../engine/verdict.ts';
import { parseLabels } from '../qa/labels.ts';
import { defaultSpec } from '../specs/index.ts';
import { accuracyPage } from './accuracy-page.ts';
import { calibrationText } from './calibration-text.ts';
import type { LabelledPhoto } from './suites.ts';

const { limits } = defaultSpec.rules['red-eye']!;

/** A photo whose redder iris has this redness, with this label. */
function photo(file: string, value: number, truth: 'pass' | 'fail'): LabelledPhoto {
  const status: Finding['status'] = value <= limits.max ? 'pass' : 'fail';
  const finding: Finding = { check: 'red-eye', severity: 'required', status, value, limits };
  const [label] = parseLabels(`file,red-eye\n${file},${truth}\n`).rows;
  const outcome = status === 'pass' ? 'accept' : 'reject';
  return { engine: '1.2.3', photo: { file, ms: 1, outcome, findings: [finding] }, label };
}

const photos = [
  photo('a.jpg', 0, 'pass'),
  photo('b.jpg', 0.01, 'pass'),
  photo('c.jpg', 0.02, 'pass'),
  photo('d.jpg', 0.9, 'pass'),
];
const edited = [photo('a/red-1.jpg', 0.6, 'fail'), photo('b/red-1.jpg', 0, 'fail')];

const facts = (file: string, skin: string) => ({
  file,
  issues: file === 'c.jpg' ? ['eyes-closed'] : ['bg-busy'],
  frontal: true,
  groups: { 'skin tone': skin },
});

const input = {
  spec: defaultSpec,
  command: 'npm run accuracy',
  photos,
  edited,
  facts: new Map([
    ['a.jpg', facts('a.jpg', 'dark')],
    ['b.jpg', facts('b.jpg', 'dark')],
    ['c.jpg', facts('c.jpg', 'light')],
    ['d.jpg', facts('d.jpg', 'light')],
  ]),
};
const page = accuracyPage(input);
const line = (start: string) => page.split('\n').find((text) => text.startsWith(start));

test('the page names the engine that recorded its photos, and every other one too', () => {
  expect(page).toContain('Engine 1.2.3, cn-resident-id');
  const older = [{ ...photos[0]!, engine: '1.1.0' }];
  const mixed = accuracyPage({ ...input, edited: older });
  expect(mixed).toContain('Engine 1.2.3, Engine 1.1.0, cn-resident-id');
});

test('a check is told by its errors at today’s limits', () => {
  expect(line('| red-eye |')).toContain('25.0 % (1/4;');
  expect(line('| red-eye |')).toContain('50.0 % (1/2;');
});

test('a requirement without labels is not known', () => {
  expect(line('| Looking away |')).toMatch(/not known \|$/);
});

test('a wall that can be made white is no issue, but closed eyes are', () => {
  expect(line('- Without a labelled issue')).toContain('33.3 % (1/3;');
  expect(line('- With a labelled defect')).toContain('100.0 % (1/1;');
  expect(page).toContain('  - d.jpg: red-eye');
  expect(page).toContain('  - c.jpg: eyes-closed');
});

test('false rejections are told by group', () => {
  expect(line('| skin tone: dark |')).toContain('| 2 | 0.0 % (0/2;');
  expect(line('| skin tone: light |')).toContain('| 2 | 50.0 % (1/2;');
});

test('calibration names what is worst, and proposes a limit', () => {
  const text = calibrationText([...photos, ...edited], defaultSpec);
  expect(text).toContain('AUC 0.4375');
  expect(text).toContain('worst good: d.jpg 0.9, c.jpg 0.02');
  expect(text).toContain('best bad:   b/red-1.jpg 0, a/red-1.jpg 0.6');
  expect(text).toMatch(/proposed: max 0\.\d+, grey 0\.\d+/);
});
