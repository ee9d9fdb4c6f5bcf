/** What a folder's file must be called to be taken for a photo; what it is, its bytes say. */
const photoName = /\.(jpe?g|jfif|png|webp|gif|hei[cf]|avif|bmp|tiff?)$/i;

/** A photo of a suite; hidden files (`.DS_Store`, `._photo.jpg`) and everything else are not. */
export const isPhotoPath = (path: string): boolean =>
  photoName.test(path) && !path.split('/').some((part) => part.startsWith('.'));
