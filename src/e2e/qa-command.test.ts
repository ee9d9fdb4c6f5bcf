import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portraitCase, portraitPath } from '../../test-fixtures/render.ts';
import { compareBaseline } from '../qa/baseline.ts';
import type { Report } from '../qa/report.ts';
import { launchBriefly } from './browser.ts';
import { origin } from './product.ts';
import { exportedReport, finishSuite, openQa, startSuite } from './qa.ts';

const names = ['short-hair', 'bob', 'head-turned', 'eyes-closed', 'blue-wall', 'side-parting'];
const work = mkdtempSync(join(tmpdir(), 'qa-command-'));
const folder = join(work, 'photos');
const fileOf = (name: string) => (name === 'bob' ? 'women/bob.jpg' : `${name}.jpg`);
const at = (...parts: string[]) => join(work, ...parts);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...args: string[]): { process: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/qa/cli.ts', ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { process: child, ended };
}

const qa = (...args: string[]): Promise<Ended> => start(...args).ended;

const reportIn = (out: string): Report => JSON.parse(readFileSync(at(out, 'report.json'), 'utf8'));

/** A report without the time of each photo. */
const timeless = (report: Report) => ({
  ...report,
  photos: report.photos.map((photo) => ({ ...photo, ms: 0 })),
});

/** Numbers may differ only in their last bits: browsers and Node round `Math.exp` differently. */
const expectSame = (report: Report, other: Report): void =>
  expect(compareBaseline(report, other)).toMatchObject({ changes: [], added: [], gone: [] });

/** Resolves when a run has written this many rows. */
async function rowsIn(out: string, count: number): Promise<void> {
  mkdirSync(at(out), { recursive: true });
  for await (const { filename } of watch(at(out))) {
    if (filename !== 'rows.partial.ndjson') continue;
    const lines = readFileSync(at(out, filename), 'utf8').split('\n').length - 1;
    if (lines > count) return;
  }
}

/** Labels of all six, as they were drawn, but for changes. */
function labels(name: string, changes: Readonly<Record<string, string>> = {}): string {
  const lines = names.map((portrait) => {
    const { outcome, failing } = portraitCase(portrait).expect;
    const of = (check: 'pose-yaw' | 'eyes-open' | 'background-white') =>
      failing.includes(check) ? 'fail' : 'pass';
    const file = portrait === 'bob' ? 'bob.jpg' : fileOf(portrait);
    const cells = [changes[portrait] ?? outcome, of('pose-yaw'), of('eyes-open'), '1'];
    return `${file},${cells.join(',')}`;
  });
  writeFileSync(at(name), ['file,outcome,pose-yaw,eyes-open,face-count', ...lines].join('\n'));
  return at(name);
}

beforeAll(async () => {
  mkdirSync(join(folder, 'women'), { recursive: true });
  for (const name of names) copyFileSync(await portraitPath(name), join(folder, fileOf(name)));
  writeFileSync(join(folder, 'notes.txt'), 'no photo');
  // The page assesses once; everything after it is held against this run.
  const wrong = labels('one-wrong.csv', { bob: 'reject' });
  first = await qa(folder, '--labels', wrong, '--record', '--thumbnails', '--out', at('first'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

let first: Ended;

describe('npm run qa', () => {
  test('assesses a folder, and exits 1 for the one label that is wrong', () => {
    expect(first.code).toBe(1);
    expect(first.stdout).toContain('Expectations: 23 met, 1 failed; 0 photos without labels');
    expect(first.stdout).toContain('women/bob.jpg  outcome: expected reject, found accept');
    expect(first.stderr).toContain('1 files are no photos: notes.txt');
    const { photos, totals, mode } = reportIn('first');
    expect(mode).toBe('auto');
    expect(totals).toMatchObject({ photos: 6, accept: 3, reject: 3, errors: 0 });
    expect(Object.fromEntries(photos.map(({ file, outcome }) => [file, outcome]))).toEqual(
      Object.fromEntries(names.map((name) => [fileOf(name), portraitCase(name).expect.outcome])),
    );
  });

  test('its HTML opens from disk and asks nothing of any network', async () => {
    const browser = await launchBriefly();
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).protocol));
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      await page.goto(`file://${at('first', 'report.html')}`);
      expect(await page.locator('#photos tbody tr').count()).toBe(6);
      expect(await page.locator('#photos img').count()).toBe(6);
      await page.locator('#outcome').selectOption('accept');
      expect(await page.locator('#photos tbody tr:visible').count()).toBe(3);
      expect(asked.filter((protocol) => !['file:', 'data:'].includes(protocol))).toEqual([]);
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('gives the same report as the page', async () => {
    const browser = await launchBriefly();
    try {
      const page = await openQa(browser, origin);
      await startSuite(page, folder, 2);
      await finishSuite(page);
      expect(await exportedReport(page)).toEqual(timeless(reportIn('first')));
    } finally {
      await browser.close();
    }
  });

  test('judges its recording again in plain Node, to the same report', async () => {
    const right = labels('right.csv');
    const { code, stdout } = await qa(
      at('first'),
      '--replay',
      '--labels',
      right,
      '--out',
      at('re'),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Expectations: 24 met, 0 failed');
    expectSame(reportIn('re'), reportIn('first'));
  });

  test('exits 1 where something is worse than the baseline, and says what', async () => {
    const text = readFileSync(at('first', 'report.json'), 'utf8');
    writeFileSync(at('same.json'), text);
    const report: Report = JSON.parse(text);
    const photos = report.photos.map((photo) =>
      photo.file === 'head-turned.jpg' ? { ...photo, outcome: 'accept' } : photo,
    );
    writeFileSync(at('better.json'), JSON.stringify({ ...report, photos }));
    const replay = (baseline: string) =>
      qa(at('first'), '--replay', '--baseline', at(baseline), '--out', at('re'));
    expect(await replay('same.json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Baseline: 0 worse, 0 better, 0 moved'),
    });
    expect(await replay('better.json')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('worse: head-turned.jpg  outcome: was accept, is reject'),
    });
  });

  test.each([
    ['no folder', [], 'which folder?'],
    ['an unknown flag', ['photos', '--fast'], '--fast'],
    ['a folder that is not there', [at('none')], 'none'],
    ['labels that are not there', [folder, '--labels', at('none.csv')], 'there is no such file'],
    ['a baseline that is no report', [folder, '--baseline', at('photos/notes.txt')], 'notes.txt'],
    ['a recording that is not there', [at('photos'), '--replay'], 'there is no such file'],
  ])('exits 2 for %s', async (_, args, why) => {
    const { code, stderr } = await qa(...args, '--out', at('bad'));
    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  test('wrong labels are named, and the others count', async () => {
    const rows = ['file,outcome,eye-open', 'bob.jpg,accept,pass', 'nobody.jpg,accept,'];
    writeFileSync(at('odd.csv'), rows.join('\n'));
    const odd = await qa(at('first'), '--replay', '--labels', at('odd.csv'), '--out', at('re'));
    expect(odd.code).toBe(0);
    expect(odd.stderr).toContain('There is no check “eye-open”; its column was left out.');
    expect(odd.stderr).toContain('Line 3: there is no photo nobody.jpg.');
    expect(odd.stdout).toContain('Expectations: 1 met, 0 failed; 5 photos without labels');
  });

  test('broken files and duplicate names become rows and do not end the run', async () => {
    for (const sub of ['a', 'b']) mkdirSync(at('mixed', sub), { recursive: true });
    writeFileSync(at('mixed', 'a', 'x.jpg'), '');
    writeFileSync(
      at('mixed', 'b', 'x.jpg'),
      readFileSync(join(folder, 'short-hair.jpg')).subarray(0, 9000),
    );
    writeFileSync(at('mixed', 'b', 'y.heic'), 'no image at all');
    writeFileSync(
      at('mixed.csv'),
      'file,outcome\nx.jpg,error\na/x.jpg,empty\nb\\x.jpg,truncated\n',
    );
    const mixed = await qa(at('mixed'), '--labels', at('mixed.csv'), '--out', at('mixed-out'));
    expect(mixed.code).toBe(0);
    expect(mixed.stderr).toContain('Line 2: x.jpg could be a/x.jpg or b/x.jpg.');
    expect(mixed.stdout).toContain('Expectations: 2 met, 0 failed; 1 photos without labels');
    expect(reportIn('mixed-out').photos.map(({ file, error }) => [file, error])).toEqual([
      ['a/x.jpg', 'empty'],
      ['b/x.jpg', 'truncated'],
      ['b/y.heic', 'not-an-image'],
    ]);
  });

  test('an empty folder is said to be empty', async () => {
    mkdirSync(at('empty'));
    const empty = await qa(at('empty'), '--out', at('empty-out'));
    expect(empty.code).toBe(0);
    expect(empty.stderr).toContain('There are no photos in');
    expect(reportIn('empty-out')).toMatchObject({ photos: [], totals: { photos: 0 } });
  });

  test('killed half-way, the same command goes on to the same report', async () => {
    const args = [folder, '--record', '--workers', '1', '--out', at('killed')];
    const wanted = rowsIn('killed', 2);
    const killed = start(...args);
    await wanted;
    killed.process.kill('SIGKILL');
    await killed.ended;
    const { code, stderr } = await qa(...args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/[2-5] photos were assessed before, and are the same\./);
    expect(timeless(reportIn('killed'))).toEqual(timeless(reportIn('first')));
    const again = await qa(at('killed'), '--replay', '--out', at('killed-re'));
    expect(again.code).toBe(0);
    expectSame(reportIn('killed-re'), reportIn('killed'));
  });

  test.skipIf(process.platform !== 'linux')(
    'the browser killed half-way, it goes on with another to the same report',
    async () => {
      const wanted = rowsIn('lost', 2);
      const run = start(folder, '--workers', '2', '--record', '--out', at('lost'));
      await wanted;
      const { pid = 0 } = run.process;
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
      for (const child of children) {
        if (/chrom/i.test(readFileSync(`/proc/${child}/cmdline`, 'utf8'))) {
          process.kill(Number(child), 'SIGKILL');
        }
      }
      const { code, stderr } = await run.ended;
      expect(stderr).toContain('The browser was lost; starting another.');
      expect(code).toBe(0);
      expect(timeless(reportIn('lost'))).toEqual(timeless(reportIn('first')));
    },
  );

  test('shards merge into the report of the whole suite', async () => {
    for (const shard of ['1/2', '2/2']) {
      const out = at(`shard-${shard[0]}`);
      const { code } = await qa(folder, '--shard', shard, '--record', '--out', out);
      expect(code).toBe(0);
    }
    const { code } = await qa('--merge', at('shard-1'), at('shard-2'), '--out', at('merged'));
    expect(code).toBe(0);
    expect(timeless(reportIn('merged'))).toEqual(timeless(reportIn('first')));
    const alone = await qa('--merge', at('shard-2'), '--out', at('alone'));
    expect(alone.stderr).toContain('Shards 1 of 2 are not among the parts.');
    const again = await qa(at('merged'), '--replay', '--out', at('merged-re'));
    expect(again.code).toBe(0);
    expectSame(reportIn('merged-re'), reportIn('merged'));
  });
});
