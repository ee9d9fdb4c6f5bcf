import { BlockList } from 'node:net';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { expect, onTestFinished } from 'vitest';
import type { ErrorAnswer } from '../../receipt/answers.ts';
import { specs } from '../../specs/index.ts';
import { createAuthority } from '../keys/authority.ts';
import { newSigningKey, signingKeys } from '../keys/signing-keys.ts';
import { hashToken } from '../keys/token.ts';
import { newPhotoKey, openVault, parsePhotoKeys, type Vault } from '../keys/vault.ts';
import { neutralOperator, readOperator } from '../operator.ts';
import { now, temporaryFolder } from '../samples.testing.ts';
import { openStore } from '../store/open.ts';
import type { ReceiptStore } from '../store/store.ts';
import { measurePixels } from '../verify/pixels.ts';
import { createApp, type Parts } from './app.ts';
import type { Env, Served } from './context.ts';
import { createLimits, type Rates } from './limits.ts';
import { createMetrics } from './metrics.ts';

/** The token with every scope. */
export const TOKEN = 'a-token-for-tests-0123456789';

export interface TestApp {
  readonly app: Hono<Env>;
  readonly parts: Parts;
  readonly store: ReceiptStore;
  readonly vault: Vault;
  /** What was reported as a bug. */
  readonly bugs: string[];
  /** Looks that the audit table could not take. */
  readonly unwritten: string[];
  /** What was logged of requests. */
  readonly served: Served[];
  readonly submit: (form: FormData, token?: string) => Promise<Response>;
  readonly asStation: (path: string, init?: RequestInit) => Promise<Response>;
  readonly setNow: (date: Date) => void;
}

export const newVault = (): Vault => openVault(parsePhotoKeys(newPhotoKey()) ?? []);

const { retentionDays: _, settledDays: __, ...testOperator } = readOperator(neutralOperator);

const plenty: Rates = { submit: 1_000, challenge: 1_000, lookup: 1_000, review: 1_000 };

/** An app on a real database file, gone when the test is done. */
export async function testApp({
  rates = plenty,
  ...given
}: Partial<Parts> & { readonly rates?: Rates } = {}): Promise<TestApp> {
  const vault = given.vault ?? newVault();
  const signing = given.signing ?? signingKeys([newSigningKey()]);
  const path = join(temporaryFolder(), 'receipts.db');
  const store = given.store ?? (await openStore({ path }, createAuthority(signing, vault)));
  if (!given.store) onTestFinished(() => store.close());
  const bugs: string[] = [];
  const served: Served[] = [];
  const unwritten: string[] = [];
  let time = now;
  const clock = () => time;
  const parts: Parts = {
    store,
    bootstrapHash: hashToken(TOKEN),
    clock,
    specs,
    measure: async (photo) => measurePixels(photo),
    retentionDays: 180,
    settledDays: 30,
    whiteBackground: false,
    operator: testOperator,
    exportName: ({ number }) => number,
    signing,
    vault,
    limits: createLimits({
      counters: store.counters,
      clock,
      rates,
      pseudonym: vault.pseudonym,
    }),
    metrics: createMetrics(store),
    proxies: new BlockList(),
    https: false,
    // The tests' photos are noise; those of the face look have the real one.
    faceScore: async () => 1,
    stopping: () => false,
    auditHead: () => undefined,
    onServed: (one) => served.push(one),
    onUnwritten: (event) => unwritten.push(event.action),
    onBug: (where, error) => bugs.push(`${where} ${error}`),
    ...given,
  };
  const app = createApp(parts);
  return {
    app,
    parts,
    store,
    vault,
    bugs,
    served,
    unwritten,
    submit: async (body, token) =>
      app.request('/api/receipts', {
        method: 'POST',
        body,
        ...(token && { headers: { authorization: `Bearer ${token}` } }),
      }),
    asStation: async (path, init) =>
      app.request(`/api/receipts/${path}`, {
        ...init,
        headers: { authorization: `Bearer ${TOKEN}` },
      }),
    setNow: (date) => {
      time = date;
    },
  };
}

/** The error of an answer, after making sure of what every error answer has. */
export async function errorOf(response: Response): Promise<ErrorAnswer['error']> {
  expect(response.ok).toBe(false);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toBe('application/json');
  const { error } = (await response.json()) as ErrorAnswer;
  expect(error.message).toMatch(/^[A-Z].*\.$/);
  return error;
}
