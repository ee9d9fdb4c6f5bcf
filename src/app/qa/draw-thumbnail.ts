const QUALITY = 0.75;

/** A photo as a JPEG `height` px high; undefined where it cannot be decoded. */
export async function drawThumbnail(photo: Blob, height: number): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(photo, {
    resizeHeight: height,
    resizeQuality: 'medium',
  }).catch(() => undefined);
  if (!bitmap) return undefined;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
