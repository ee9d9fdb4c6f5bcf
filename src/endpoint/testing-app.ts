import { join } from 'node:path';
import type { Hono } from 'hono';
import { expect, onTestFinished } from 'vitest';
import type { ErrorAnswer } from '../receipt/answers.ts';
import { specs } from '../specs/index.ts';
import { createApp, type Parts } from './app.ts';
import { now, temporaryFolder } from './samples.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { ReceiptStore } from './store.ts';

export const TOKEN = 'a-token-for-tests-0123456789';

export interface TestApp {
  readonly app: Hono;
  readonly store: ReceiptStore;
  /** What was reported as a bug. */
  readonly bugs: string[];
  readonly submit: (form: FormData) => Promise<Response>;
  readonly asStation: (path: string, init?: RequestInit) => Promise<Response>;
  readonly setNow: (date: Date) => void;
}

/** An app on a real database file, gone when the test is done. */
export function testApp(parts: Partial<Parts> = {}): TestApp {
  const store = openSqliteStore(join(temporaryFolder(), 'receipts.db'));
  onTestFinished(() => store.close());
  const bugs: string[] = [];
  let time = now;
  const app = createApp({
    store,
    stationTokens: ['another-token-for-tests-01234', TOKEN],
    clock: () => time,
    specs,
    retentionDays: 180,
    onBug: (where, error) => bugs.push(`${where} ${error}`),
    ...parts,
  });
  return {
    app,
    store,
    bugs,
    submit: async (body) => app.request('/api/receipts', { method: 'POST', body }),
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
