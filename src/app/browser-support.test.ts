import { expect, test } from 'vitest';
import { isInApp } from './browser-support.ts';

test.each([
  [
    'WeChat',
    'Mozilla/5.0 (Linux; Android 14) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49',
  ],
  ['QQ', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 QQ/9.0.30.614'],
  [
    'Weibo',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Mobile/15E148 Weibo (iPhone15,2__weibo__14.1)',
  ],
  [
    'an app with a WebView of Android',
    'Mozilla/5.0 (Linux; Android 14; V2309A; wv) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36',
  ],
  ['Alipay', 'Mozilla/5.0 (Linux; Android 13) Mobile AliApp(AP/10.5) AlipayClient/10.5.60'],
])('%s is a browser inside an app', (_, userAgent) => {
  expect(isInApp(userAgent)).toBe(true);
});

test.each([
  [
    'Chrome',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
  ],
  ['Safari', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile/15E148 Safari/604.1'],
  [
    'QQ Browser',
    'Mozilla/5.0 (Linux; Android 13) Chrome/109.0 MQQBrowser/14.6 Mobile Safari/537.36',
  ],
])('%s is not', (_, userAgent) => {
  expect(isInApp(userAgent)).toBe(false);
});
