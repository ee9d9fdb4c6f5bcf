import { signal } from '@preact/signals';
import { expectSomething, parseLabels } from '../../qa/labels.ts';
import { listenForDrops } from '../ui/file-drop.ts';
import {
  canPickHandle,
  type Folder,
  folderOfDrop,
  folderOfInput,
  isLabels,
  pickFolder,
  reopen,
} from './folder.ts';
import { updateSuite } from './kept-suite.ts';
import { folder, labelsText, listing, phase, problem, step, suite } from './state.ts';
import { resume } from './suite.ts';

/** A folder is being dragged over the page. */
export const dropping = signal(false);

let folderInput: HTMLInputElement | null = null;
let labelsInput: HTMLInputElement | null = null;
export const holdFolderInput = (element: HTMLInputElement | null): void => {
  folderInput = element;
  // Preact's types do not know the attribute.
  if (element) element.webkitdirectory = true;
};
export const holdLabelsInput = (element: HTMLInputElement | null): void => {
  labelsInput = element;
};

async function readLabels(name: string, open: () => Promise<File>): Promise<void> {
  try {
    const bytes = await (await open()).arrayBuffer();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!expectSomething(parseLabels(text))) {
      problem.value = 'labels-useless';
      return;
    }
    labelsText.value = { name, text };
    if (suite.value) await updateSuite({ labels: labelsText.value });
  } catch {
    problem.value = 'labels-unreadable';
  }
}

export async function removeLabels(): Promise<void> {
  labelsText.value = undefined;
  if (!suite.value) return;
  const { labels: _, ...rest } = suite.value;
  suite.value = rest;
  await updateSuite({});
}

/** Labels in the folder count where the person gave none. */
async function use(found: Folder): Promise<void> {
  if (step.value === 'suite') {
    await resume(found);
    return;
  }
  const empty = found.photos.length === 0;
  problem.value = empty ? 'empty-folder' : undefined;
  folder.value = empty ? undefined : found;
  const beside = found.files.find(({ path }) => isLabels(path));
  if (!empty && beside && !labelsText.value) await readLabels(beside.path, beside.open);
}

async function list(find: () => Promise<Folder | 'denied' | undefined>): Promise<void> {
  problem.value = undefined;
  listing.value = true;
  const found = await find();
  listing.value = false;
  if (found === 'denied') problem.value = 'denied';
  else if (found) await use(found);
}

export function chooseFolder(): void {
  if (canPickHandle()) void list(pickFolder);
  else folderInput?.click();
}

export const chooseLabels = (): void => labelsInput?.click();

type Change = { readonly currentTarget: HTMLInputElement };

export function takeFolder({ currentTarget }: Change): void {
  const found = folderOfInput(currentTarget.files ?? []);
  currentTarget.value = '';
  void list(() => found);
}

export function takeLabels({ currentTarget }: Change): void {
  const file = currentTarget.files?.[0];
  currentTarget.value = '';
  problem.value = undefined;
  if (file) void readLabels(file.name, async () => file);
}

/** Continues in the folder that is still open or was remembered. Otherwise asks for it. */
export async function resumeSuite(): Promise<void> {
  const handle = suite.value?.handle;
  const again = handle ? await reopen(handle) : folder.value;
  if (again) await resume(again);
  else chooseFolder();
}

const welcome = (): boolean =>
  step.value === 'setup' || (step.value === 'suite' && phase.value === 'stopped');

/** Accepts a folder dropped anywhere on the page, while one is wanted. */
export function listenForFolders(): void {
  const take = ({ items }: DataTransfer): void => {
    const found = folderOfDrop(items);
    void list(() => found);
  };
  listenForDrops({ welcome, take, dropping });
}
