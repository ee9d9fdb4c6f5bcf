import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFolder, shardOf } from './folder.ts';
import { openJournal, wholeLines } from './journal.ts';
import { readPhoto } from './read-photo.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qa-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, content = 'x') => writeFileSync(join(root, path), content);
/** Permissions hold back everyone but root. */
const isRoot = process.getuid?.() === 0;

describe('listFolder', () => {
  test('photos of all sub-folders, sorted; other files apart', async () => {
    mkdirSync(join(root, 'b/c'), { recursive: true });
    mkdirSync(join(root, '.hidden'));
    for (const path of ['z.JPG', 'b/a.png', 'b/c/a.png', 'B.webp', 'labels.csv', '.hidden/a.jpg']) {
      put(path);
    }
    put('._z.JPG');
    symlinkSync(join(root, 'z.JPG'), join(root, 'link.jpg'));
    symlinkSync(root, join(root, 'b/circle'));
    expect(await listFolder(root)).toEqual({
      photos: ['B.webp', 'b/a.png', 'b/c/a.png', 'link.jpg', 'z.JPG'],
      others: ['b/circle', 'labels.csv'],
      unreadable: [],
    });
  });

  test('a photo by any name is one by its first bytes', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe1]);
    for (const path of ['a.jpe', 'DSC1.MPO', 'no-ending']) writeFileSync(join(root, path), jpeg);
    put('b.HIF', '\0\0\0\x18ftypheix\0\0\0\0');
    put('notes.txt', 'text');
    put('broken.jpg', 'text');
    expect(await listFolder(root)).toEqual({
      photos: ['DSC1.MPO', 'a.jpe', 'b.HIF', 'broken.jpg', 'no-ending'],
      others: ['notes.txt'],
      unreadable: [],
    });
  });

  test('an empty folder', async () => {
    expect(await listFolder(root)).toEqual({ photos: [], others: [], unreadable: [] });
  });

  test.skipIf(isRoot)('a folder that may not be read is named', async () => {
    mkdirSync(join(root, 'closed'));
    put('a.jpg');
    chmodSync(join(root, 'closed'), 0);
    expect(await listFolder(root)).toMatchObject({ photos: ['a.jpg'], unreadable: ['closed'] });
    chmodSync(join(root, 'closed'), 0o700);
  });

  test('shards share all photos, each once', () => {
    const photos = ['a', 'b', 'c', 'd', 'e'];
    expect(shardOf(photos, { index: 1, of: 2 })).toEqual(['a', 'c', 'e']);
    expect(shardOf(photos, { index: 2, of: 2 })).toEqual(['b', 'd']);
    expect(shardOf(photos, { index: 7, of: 9 })).toEqual([]);
  });
});

describe('readPhoto', () => {
  const path = () => join(root, 'a.jpg');

  test('bytes and their digest', async () => {
    put('a.jpg', 'abc');
    const sha256 = createHash('sha256').update('abc').digest('hex');
    expect(await readPhoto(path())).toEqual({ ok: true, bytes: Buffer.from('abc'), sha256 });
  });

  test('no file, and one that may not be read', async () => {
    expect(await readPhoto(path())).toEqual({ ok: false, error: 'unreadable' });
    expect(await readPhoto(root)).toEqual({ ok: false, error: 'unreadable' });
  });

  /** Opens a file that grows between the first look at it and the last, so many times. */
  const growing = (times: number) => async (name: string) => {
    const handle = await open(name);
    const { readFile } = handle;
    if (times-- > 0) {
      handle.readFile = (async () => {
        const bytes = await readFile.call(handle);
        appendFileSync(name, 'more');
        return bytes;
      }) as typeof handle.readFile;
    }
    return handle;
  };

  test('a file that changes while it is read is read again', async () => {
    put('a.jpg', 'abc');
    const read = await readPhoto(path(), growing(1) as typeof open);
    expect(read.ok && read.bytes.toString()).toBe('abcmore');
  });

  test('a file that changes all the time is given up', async () => {
    put('a.jpg', 'abc');
    const read = await readPhoto(path(), growing(9) as typeof open);
    expect(read).toEqual({ ok: false, error: 'changed' });
  });
});

describe('openJournal', () => {
  const path = () => join(root, 'j.ndjson');

  test('begins with its header and grows by lines, in order', async () => {
    put('j.ndjson', 'old\n');
    const journal = await openJournal(path(), 'head', false);
    await Promise.all([journal.append('one'), journal.append('照片')]);
    await journal.close();
    expect(await wholeLines(path())).toEqual(['head', 'one', '照片']);
  });

  test('goes on after the last whole line', async () => {
    put('j.ndjson', 'head\none\ncut sho');
    expect(await wholeLines(path())).toEqual(['head', 'one']);
    const journal = await openJournal(path(), 'head', true);
    await journal.append('two');
    await journal.close();
    expect(readFileSync(path(), 'utf8')).toBe('head\none\ntwo\n');
  });

  test('finds the last line end in a file of many', async () => {
    const long = 'y'.repeat(200_000);
    put('j.ndjson', `head\n${long}`);
    const journal = await openJournal(path(), 'head', true);
    await journal.append('two');
    await journal.close();
    expect(readFileSync(path(), 'utf8')).toBe('head\ntwo\n');
  });

  test('going on with nothing is beginning', async () => {
    const journal = await openJournal(path(), 'head', true);
    await journal.close();
    expect(await wholeLines(path())).toEqual(['head']);
    expect(await wholeLines(join(root, 'none'))).toEqual([]);
  });
});
