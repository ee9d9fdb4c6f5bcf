import { latin1, startsWith, viewOf } from './bytes.ts';

const TAG_TABLE = 128;

/** The description in an ICC profile ('desc' or 'mluc', ICC.1 9.2.41); empty where it has none. */
export function profileName(profile: Uint8Array): string {
  if (profile.length < TAG_TABLE + 4) return '';
  const view = viewOf(profile);
  const tags = Math.min(view.getUint32(TAG_TABLE), 100);
  for (let i = 0; i < tags; i++) {
    const at = TAG_TABLE + 4 + i * 12;
    if (at + 12 > profile.length) return '';
    if (!startsWith(profile, at, 'desc')) continue;
    const start = view.getUint32(at + 4);
    if (start + 28 > profile.length) return '';
    if (startsWith(profile, start, 'mluc')) {
      const length = view.getUint32(start + 20);
      const text = start + view.getUint32(start + 24);
      return latin1(profile, text, Math.min(length, 200)).replaceAll('\0', '');
    }
    return latin1(profile, start + 12, Math.min(view.getUint32(start + 8) - 1, 200));
  }
  return '';
}
