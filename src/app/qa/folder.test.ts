import { expect, test } from 'vitest';
import { folderOfHandle, folderOfInput, isLabels } from './folder.ts';

const chosen = (path: string): File =>
  Object.assign(new File(['x'], path.split('/').at(-1) ?? ''), { webkitRelativePath: path });

test('labels lie beside the photos, not below them', () => {
  expect(isLabels('labels.csv')).toBe(true);
  expect(isLabels('Expected.JSON')).toBe(true);
  expect(isLabels('other/labels.csv')).toBe(false);
});

test('a chosen folder’s own name is not part of its files’ paths', async () => {
  const folder = await folderOfInput([chosen('suite/b/1.jpg'), chosen('suite/a.jpg')]);
  expect(folder.name).toBe('suite');
  expect(folder.files.map(({ path }) => path)).toEqual(['a.jpg', 'b/1.jpg']);
});

test('a photo by any name is one by its first bytes', async () => {
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe1]);
  const given = (name: string, content: BlobPart) =>
    Object.assign(new File([content], name), { webkitRelativePath: `suite/${name}` });
  const { photos } = await folderOfInput([
    given('a.jpe', jpeg),
    given('DSC1.MPO', jpeg),
    given('labels.csv', 'file,outcome'),
    given('broken.jpg', 'text'),
    given('.hidden.jpg', jpeg),
  ]);
  expect(photos.map(({ path }) => path)).toEqual(['DSC1.MPO', 'a.jpe', 'broken.jpg']);
});

test('nothing chosen is an empty folder', async () => {
  expect(await folderOfInput([])).toMatchObject({ name: '', files: [], photos: [] });
});

type Tree = { readonly [name: string]: Tree | string | undefined };

function directory(name: string, tree: Tree | undefined): FileSystemDirectoryHandle {
  async function* entries(): AsyncGenerator<[string, unknown]> {
    if (!tree) throw new DOMException('', 'NotAllowedError');
    for (const [child, inner] of Object.entries(tree))
      yield [
        child,
        typeof inner === 'string'
          ? { kind: 'file', getFile: async () => new File([inner], child) }
          : directory(child, inner),
      ];
  }
  return { kind: 'directory', name, entries } as unknown as FileSystemDirectoryHandle;
}

test('a handle is read recursively, and what cannot be listed is named', async () => {
  const tree = { 'z.jpg': 'z', sub: { 'a.jpg': 'a', deep: { 'b.jpg': 'b' } }, locked: undefined };
  const folder = await folderOfHandle(directory('suite', tree));
  expect(folder.files.map(({ path }) => path)).toEqual(['sub/a.jpg', 'sub/deep/b.jpg', 'z.jpg']);
  expect(folder.unreadable).toEqual(['locked/']);
  expect(await (await folder.files[0]?.open())?.text()).toBe('a');
});
