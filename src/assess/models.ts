import manifest from '../../models/manifest.json' with { type: 'json' };
import { once } from '../artifacts/once.ts';

const used = [
  'face_landmarker.task',
  'face-detector.onnx',
  'portrait.onnx',
  'face-parser.onnx',
] as const;

/**
 * SHA-256 over the SHA-256 of each model that a verdict rests on, hexadecimal. Empty on an insecure
 * origin, where browsers offer no cryptography and no receipt can be made.
 */
export const modelsDigest = once(async (): Promise<string> => {
  if (!globalThis.crypto?.subtle) return '';
  const text = used.map((file) => manifest[file].sha256).join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
});
