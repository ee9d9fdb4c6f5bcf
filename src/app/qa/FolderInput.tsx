import { holdFolderInput, takeFolder } from './take.ts';

/** For browsers that cannot give access to a folder itself. */
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
