import { describe, expect, test } from 'vitest';
import { lackOf, problemOfError } from './open-camera.ts';

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
])('%s is %s', (name, problem) => {
  expect(problemOfError(name)).toBe(problem);
});

const wechat =
  'Mozilla/5.0 (Linux; Android 14; V2309A; wv) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47';
const chrome =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';

describe('what a page lacks', () => {
  const place = (isSecureContext: boolean, able: boolean, userAgent: string) =>
    lackOf({
      isSecureContext,
      navigator: {
        userAgent,
        ...(able && { mediaDevices: { getUserMedia: () => {} } }),
      } as unknown as Navigator,
    });

  test('nothing, where it can ask for a camera', () => {
    expect(place(true, true, chrome)).toBeUndefined();
    expect(place(true, true, wechat)).toBeUndefined();
  });

  test('another browser, in an app without a camera', () => {
    expect(place(true, false, wechat)).toBe('in-app');
    expect(place(false, false, wechat)).toBe('in-app');
  });

  test('a secure address, or a newer browser', () => {
    expect(place(false, false, chrome)).toBe('insecure');
    expect(place(true, false, chrome)).toBe('unsupported');
  });
});
