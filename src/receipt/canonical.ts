import { sha256, toHex } from './bytes.ts';

/**
 * JSON in its canonical form (RFC 8785): keys sorted by UTF-16 units, no spaces, numbers as ECMAScript writes
 * them. Accepts every value that JSON can express. Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${entries.join(',')}}`;
}

/** SHA-256 of the canonical JSON, 64 hexadecimal characters. */
export const canonicalDigest = async (value: unknown): Promise<string> =>
  toHex(await sha256(new TextEncoder().encode(canonicalJson(value))));
