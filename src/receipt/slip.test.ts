import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { signSlip } from '../endpoint/keys/sign.ts';
import { newSigningKey, signingKeys } from '../endpoint/keys/signing-keys.ts';
import { parseSlip, type SlipText, verifySlip } from './slip.ts';

const keys = signingKeys([newSigningKey()]);
const receipt = {
  number: '26112385540264076434',
  photoSha256: '00ff'.repeat(16),
};
const expiresAt = '2027-05-22T04:00:00.000Z';
const parse = (digits: string) => parseSlip(digits) as SlipText;

describe('a slip', () => {
  test('is 234 digits and a small QR code', async () => {
    const digits = await signSlip(receipt, expiresAt, keys);
    expect(digits).toMatch(/^9126112385540264076434\d{212}$/);
    const { version, size } = encode(digits, { ecc: 'M', border: 0 });
    expect({ version, size }).toEqual({ version: 6, size: 41 });
  });

  test('is read back and verified with the public keys alone', async () => {
    const text = parse(await signSlip(receipt, expiresAt, keys));
    const slip = { number: receipt.number, photo: '00ff'.repeat(8), exp: 1_810_958_400 };
    expect(text.slip).toEqual(slip);
    expect(await verifySlip(text, keys.jwks)).toEqual({ ok: true, value: slip });
  });

  test('of a photo for review says so, and cannot be passed off as the other kind', async () => {
    const digits = await signSlip({ ...receipt, kind: 'review' }, expiresAt, keys);
    expect(digits).toMatch(/^9226112385540264076434\d{212}$/);
    const text = parse(digits);
    expect(text.slip).toMatchObject({ number: receipt.number, review: true });
    expect(await verifySlip(text, keys.jwks)).toMatchObject({ ok: true, value: { review: true } });
    const passedOff = parse(digits.replace(/^92/, '91'));
    expect(passedOff.slip.review).toBeUndefined();
    expect(await verifySlip(passedOff, keys.jwks)).toEqual({ ok: false, fault: 'forged' });
  });

  test.each<[string, string, object]>([
    ['93', 'here', { challenge: 'a.b' }],
    ['95', 'here-unchallenged', {}],
  ])('%s is of a photo taken %s', async (mark, captured, challenged) => {
    const camera = { label: '', width: 1, height: 1 };
    const taken = {
      ...receipt,
      capture: { how: 'here' as const, frames: [], camera, ...challenged },
    };
    const digits = signSlip(taken, expiresAt, keys);
    expect(digits).toMatch(new RegExp(`^${mark}26112385540264076434`));
    const text = parse(digits);
    expect(await verifySlip(text, keys.jwks)).toMatchObject({ ok: true, value: { captured } });
    for (const other of ['91', '92', '93', '94', '95', '96'].filter((one) => one !== mark)) {
      const passedOff = parse(other + digits.slice(2));
      expect(await verifySlip(passedOff, keys.jwks)).toEqual({ ok: false, fault: 'forged' });
    }
    const review = parse(signSlip({ ...taken, kind: 'review' }, expiresAt, keys));
    expect(review.slip).toMatchObject({ captured, review: true });
    expect((await verifySlip(review, keys.jwks)).ok).toBe(true);
  });

  test('works with leading zeros in any part', async () => {
    for (let i = 0; i < 300; i++) {
      const photoSha256 = i.toString(16).padStart(32, '0').padEnd(64, 'a');
      const text = parse(await signSlip({ ...receipt, photoSha256 }, expiresAt, keys));
      expect(text.slip.photo).toBe(photoSha256.slice(0, 32));
      expect((await verifySlip(text, keys.jwks)).ok).toBe(true);
    }
  });

  test('is read in the form in which a scanner with a Chinese keyboard types it', async () => {
    const digits = await signSlip(receipt, expiresAt, keys);
    const wide = digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    expect(parseSlip(` ${wide}\r\n`)).toEqual(parseSlip(digits));
  });

  test('with any digit changed is no slip, or not genuine', async () => {
    const digits = await signSlip(receipt, expiresAt, keys);
    for (let i = 0; i < digits.length; i++) {
      const other = String((Number(digits[i]) + 1) % 10);
      const text = parseSlip(digits.slice(0, i) + other + digits.slice(i + 1));
      if (text) expect((await verifySlip(text, keys.jwks)).ok).toBe(false);
    }
  });

  test.each([
    '',
    '26112385540264076434',
    '9'.repeat(234),
    `91${'9'.repeat(232)}`,
    `97${'1'.repeat(232)}`,
    '91x',
  ])('%s is none', (text) => {
    expect(parseSlip(text)).toBeUndefined();
  });

  test('of an unknown key is reported as such', async () => {
    const text = parse(await signSlip(receipt, expiresAt, keys));
    const others = signingKeys([newSigningKey()]).jwks;
    expect(await verifySlip(text, others)).toEqual({ ok: false, fault: 'key-unknown' });
  });

  test('of a key that is no longer the newest is still valid', async () => {
    const old = newSigningKey();
    const text = parse(await signSlip(receipt, expiresAt, signingKeys([old])));
    const rotated = signingKeys([newSigningKey(), old]);
    expect((await verifySlip(text, rotated.jwks)).ok).toBe(true);
  });
});
