import { expect, test, vi } from 'vitest';
import { defaultSpec } from '../specs/index.ts';

test('the address has priority over an earlier choice, and both over the default', async () => {
  vi.stubGlobal('location', new URL('http://localhost/'));
  const { chooseDocument } = await import('./document.ts');
  vi.unstubAllGlobals();
  expect(chooseDocument('?spec=us-visa', 'uk-passport').id).toBe('us-visa');
  expect(chooseDocument('?lang=en', 'uk-passport').id).toBe('uk-passport');
  expect(chooseDocument('?spec=nowhere', 'uk-passport').id).toBe('uk-passport');
  expect(chooseDocument('?spec=constructor', null)).toBe(defaultSpec);
  expect(chooseDocument('', 'nonsense')).toBe(defaultSpec);
});
