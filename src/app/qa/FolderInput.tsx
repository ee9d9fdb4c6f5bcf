import { holdFolderInput, takeFolder } from './take.ts';

/** For browsers that cannot hand over a folder itself. */
export function FolderInput() {
  return (
    <input
      ref={holdFolderInput}
      type="file"
      hidden
      multiple
      data-input="folder"
      onChange={takeFolder}
    />
  );
}
