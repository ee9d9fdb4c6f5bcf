import { expect, test } from 'vitest';
import { localVoice } from './voice.ts';

const remote = { lang: 'zh-CN', localService: false };
const chinese = { lang: 'zh_CN', localService: true };
const english = { lang: 'en-GB', localService: true };

test('only a voice of this device speaks: others would send the words to a server', () => {
  expect(localVoice([remote, english, chinese], 'zh-CN')).toBe(chinese);
  expect(localVoice([remote, english], 'zh-CN')).toBeUndefined();
});

test('any accent of the language will do', () => {
  expect(localVoice([chinese, english], 'en')).toBe(english);
});
