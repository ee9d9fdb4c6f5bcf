import { isPhoto } from '../../qa/files.ts';

/** One file of a suite: its path in the folder, with slashes, and how to read it. */
export interface SuiteFile {
  readonly path: string;
  /** Rejects where the file is gone, or may not be read. */
  open(): Promise<File>;
}

/** A folder that a person chose. */
export interface Folder {
  readonly name: string;
  readonly files: readonly SuiteFile[];
  /** Those of them that are photos. */
  readonly photos: readonly SuiteFile[];
  /** Where the browser can open the folder again later. */
  readonly handle?: FileSystemDirectoryHandle;
  /** Sub-folders and files that could not be listed. */
  readonly unreadable: readonly string[];
}

const labels = /^(labels|expected)\.(csv|json)$/i;

/** Whether a file beside the photos contains labels. */
export const isLabels = (path: string): boolean => labels.test(path);

const byPath = (a: SuiteFile, b: SuiteFile) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
const sorted = (files: readonly SuiteFile[]): readonly SuiteFile[] => [...files].sort(byPath);

/** Completes a listed folder: its files sorted, and which of them are photos. */
async function folderOf(listed: Omit<Folder, 'photos'>): Promise<Folder> {
  const files = sorted(listed.files);
  const are = await Promise.all(
    files.map(({ path, open }) =>
      isPhoto(
        path,
        async (count) => new Uint8Array(await (await open()).slice(0, count).arrayBuffer()),
      ),
    ),
  );
  return { ...listed, files, photos: files.filter((_, index) => are[index]) };
}

/** The files of an `<input webkitdirectory>`. Their paths begin with the folder's own name, which is removed. */
export function folderOfInput(list: Iterable<File>): Promise<Folder> {
  const all = [...list];
  const name = all[0]?.webkitRelativePath.split('/')[0] ?? '';
  const files = all.map((file) => {
    const path = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
    return { path, open: async () => file };
  });
  return folderOf({ name, files, unreadable: [] });
}

type Children = AsyncIterable<[string, FileSystemHandle]>;
/** TypeScript's library lacks it. */
const children = (handle: FileSystemDirectoryHandle) =>
  (handle as unknown as { entries(): Children }).entries();

/** Everything below a directory handle. Exported for tests. */
export async function folderOfHandle(handle: FileSystemDirectoryHandle): Promise<Folder> {
  const files: SuiteFile[] = [];
  const unreadable: string[] = [];
  const walk = async (directory: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
    try {
      for await (const [name, child] of children(directory)) {
        const path = prefix + name;
        if (child.kind === 'directory') await walk(child as FileSystemDirectoryHandle, `${path}/`);
        else files.push({ path, open: () => (child as FileSystemFileHandle).getFile() });
      }
    } catch {
      unreadable.push(prefix || handle.name);
    }
  };
  await walk(handle, '');
  return folderOf({ name: handle.name, files, handle, unreadable });
}

const entryFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A directory's reader gives its entries in batches. An empty batch is the end. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}

/** Everything below dropped entries. A single folder's own name is not part of its files' paths. */
async function folderOfEntries(dropped: readonly FileSystemEntry[]): Promise<Folder> {
  const files: SuiteFile[] = [];
  const unreadable: string[] = [];
  const walk = async (entries: readonly FileSystemEntry[], prefix: string): Promise<void> => {
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (!entry.isDirectory) {
        files.push({ path, open: () => entryFile(entry as FileSystemFileEntry) });
        continue;
      }
      const inner = await entriesOf(entry as FileSystemDirectoryEntry).catch(() => undefined);
      if (inner) await walk(inner, `${path}/`);
      else unreadable.push(path);
    }
  };
  const [only] = dropped;
  const single = dropped.length === 1 && only?.isDirectory ? only : undefined;
  if (single) {
    const inner = await entriesOf(single as FileSystemDirectoryEntry).catch(() => undefined);
    if (inner) await walk(inner, '');
    else unreadable.push(single.name);
  } else await walk(dropped, '');
  return folderOf({ name: single?.name ?? '', files, unreadable });
}

interface HandleItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/**
 * Reads what was dropped. A single folder is kept as a handle where the browser gives one, so that it can be
 * opened again after a reload. Call it inside the drop event: afterwards its items are gone.
 */
export async function folderOfDrop(items: Iterable<DataTransferItem>): Promise<Folder> {
  const all = [...items].filter(({ kind }) => kind === 'file');
  const entries = all.flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = all as HandleItem[];
  if (all.length === 1 && entries[0]?.isDirectory && only?.getAsFileSystemHandle) {
    const handle = await only.getAsFileSystemHandle().catch(() => null);
    if (handle?.kind === 'directory') return folderOfHandle(handle as FileSystemDirectoryHandle);
  }
  return folderOfEntries(entries);
}

type Picker = (options: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>;
const picker = (): Picker | undefined =>
  (globalThis as unknown as { showDirectoryPicker?: Picker }).showDirectoryPicker;

export const canPickHandle = (): boolean => picker() !== undefined;

/** Asks for a folder. Undefined where the person chose none; `denied` where the browser refuses. */
export async function pickFolder(): Promise<Folder | 'denied' | undefined> {
  try {
    const handle = await picker()?.call(globalThis, { id: 'qa', mode: 'read' });
    return handle && (await folderOfHandle(handle));
  } catch (error) {
    return (error as DOMException).name === 'AbortError' ? undefined : 'denied';
  }
}

interface Permitted {
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}

/** Opens a remembered folder again. Undefined where that is no longer permitted. */
export async function reopen(handle: FileSystemDirectoryHandle): Promise<Folder | undefined> {
  try {
    const permission = await (handle as Permitted).requestPermission?.({ mode: 'read' });
    if (permission !== 'granted') return undefined;
  } catch {
    return undefined;
  }
  return folderOfHandle(handle);
}
