/** Saves `content` on the device as a download called `name`. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after this function has ended; revoked at once, they save nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
