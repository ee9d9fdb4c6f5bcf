import { generateKeyPairSync } from 'node:crypto';
import { CompactSign, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { sha256, toHex } from '../../receipt/bytes.ts';
import { canonicalJson } from '../../receipt/canonical.ts';
import type { Capture } from '../../receipt/capture.ts';
import { type Jwks, verifyReceipt } from '../../receipt/signature.ts';
import { parseSlip, verifySlip } from '../../receipt/slip.ts';
import { testApp } from '../http/app.testing.ts';
import { honestClaim, idPhoto, upload } from '../samples.testing.ts';
import { signReceipt, signSlip } from './sign.ts';
import { newSigningKey, signingKeys } from './signing-keys.ts';

const issuedAt = '2026-11-23T04:00:00.000Z';
const expiresAt = '2027-05-22T04:00:00.000Z';

async function unsigned() {
  const claim = await honestClaim(await idPhoto());
  const verdict = { outcome: claim.outcome, spec: claim.spec, findings: [] };
  return { claim, verdict, flags: [], issuedAt, expiresAt };
}

describe('a signed receipt', () => {
  test('certifies the claim, and the findings by their digest', async () => {
    const keys = signingKeys([newSigningKey()]);
    const receipt = await unsigned();
    const { claim } = receipt;
    const flags = [{ check: 'sharpness', reported: 0.5, measured: 0.2 }] as const;
    const jws = await signReceipt({ ...receipt, flags }, keys);
    expect(await verifyReceipt(jws, keys.jwks)).toEqual({
      ok: true,
      value: {
        number: claim.number,
        photoSha256: claim.photoSha256,
        spec: claim.spec,
        engine: claim.engine,
        models: claim.models,
        outcome: 'accept',
        findingsSha256: toHex(
          await sha256(new TextEncoder().encode(canonicalJson(claim.findings))),
        ),
        assessedBy: 'self',
        disagreements: ['sharpness'],
        iat: Date.parse(issuedAt) / 1000,
        exp: Date.parse(expiresAt) / 1000,
      },
    });
  });

  test('certifies what the claim says of the camera, by its digest', async () => {
    const keys = signingKeys([newSigningKey()]);
    const receipt = await unsigned();
    const capture: Capture = {
      how: 'here',
      frames: ['1'.repeat(64)],
      camera: { label: 'Front camera', width: 1280, height: 720 },
    };
    const jws = await signReceipt({ ...receipt, claim: { ...receipt.claim, capture } }, keys);
    expect(await verifyReceipt(jws, keys.jwks)).toMatchObject({
      ok: true,
      value: {
        captured: 'here-unchallenged',
        captureSha256: toHex(await sha256(new TextEncoder().encode(canonicalJson(capture)))),
      },
    });
  });

  test('with any character changed is not genuine', async () => {
    const keys = signingKeys([newSigningKey()]);
    const jws = await signReceipt(await unsigned(), keys);
    for (let i = 0; i < jws.length; i += 7) {
      const other = jws[i] === 'A' ? 'z' : 'A';
      const changed = jws.slice(0, i) + other + jws.slice(i + 1);
      expect((await verifyReceipt(changed, keys.jwks)).ok, `at ${i}`).toBe(false);
    }
  });

  test('a slip’s signature is not accepted for a receipt, nor a receipt’s for a slip', async () => {
    const keys = signingKeys([newSigningKey()]);
    const { claim } = await unsigned();
    const text = parseSlip(await signSlip(claim, expiresAt, keys))!;
    expect(await verifyReceipt(text.jws, keys.jwks)).toEqual({ ok: false, fault: 'forged' });
    const jws = await signReceipt(await unsigned(), keys);
    expect(await verifySlip({ ...text, jws }, keys.jwks)).toEqual({ ok: false, fault: 'forged' });
  });

  test.each(['none', 'HS256', 'ES256'])('is not accepted with the algorithm %s', async (alg) => {
    const keys = signingKeys([newSigningKey()]);
    const jws = await signReceipt(await unsigned(), keys);
    const [, payload] = jws.split('.');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const header = { alg, kid: keys.kid, typ: 'receipt+jws' };
    const sign = new CompactSign(Buffer.from(payload, 'base64url')).setProtectedHeader(header);
    const forged = {
      none: async () => new UnsecuredJWT(content).encode(),
      // With the public key as the secret, which some verifiers once accepted.
      HS256: () => sign.sign(Buffer.from(keys.jwks.keys[0].x.padEnd(64, 'x'))),
      ES256: () => sign.sign(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    }[alg]!;
    expect(await verifyReceipt(await forged(), keys.jwks)).toEqual({ ok: false, fault: 'forged' });
  });
});

describe('the public keys', () => {
  test('verify what the endpoint answers, and contain nothing private', async () => {
    const { app, submit, parts } = await testApp();
    const photo = await idPhoto();
    const answer = await submit(upload(photo, await honestClaim(photo)));
    const receipt = (await answer.json()) as { jws: string; slip: string; number: string };
    const response = await app.request('/.well-known/jwks.json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const jwks = (await response.json()) as Jwks;
    expect(Object.keys(jwks.keys[0]).sort()).toEqual([
      'alg',
      'crv',
      'exp',
      'kid',
      'kty',
      'use',
      'x',
    ]);
    expect(jwks).toMatchObject(parts.signing.jwks);
    expect(await verifyReceipt(receipt.jws, jwks)).toMatchObject({
      ok: true,
      value: { number: receipt.number },
    });
    expect(await verifySlip(parseSlip(receipt.slip)!, jwks)).toMatchObject({
      ok: true,
      value: { number: receipt.number },
    });
  });
});
