/** The file names that count as photos. What a file really is, its bytes say. */
const photoName = /\.(jpe?g|jfif|png|webp|gif|hei[cf]|avif|bmp|tiff?)$/i;

/** Whether a file is a photo of a suite. Hidden files (`.DS_Store`, `._photo.jpg`) and all others are not. */
export const isPhotoPath = (path: string): boolean =>
  photoName.test(path) && !path.split('/').some((part) => part.startsWith('.'));
