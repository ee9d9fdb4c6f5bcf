import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { formatLimits, formatValue } from './measure.ts';
import { zhCN } from './zh-CN.ts';

describe('formatValue', () => {
  test('writes pixels, degrees, shares, bytes and counts in human units', () => {
    expect(formatValue('face-width', 231.44, zhCN.units)).toBe('231.4 像素');
    expect(formatValue('face-width', 231, en.units)).toBe('231 px');
    expect(formatValue('pose-yaw', -3.24, en.units)).toBe('−3.2°');
    expect(formatValue('under-exposure', 0.0213, en.units)).toBe('2.1%');
    expect(formatValue('file-bytes', 27_314, en.units)).toBe('27.3 KB');
    expect(formatValue('background-white', 6.42, zhCN.units)).toBe('色差 6.4');
    expect(formatValue('face-count', 1, en.units)).toBe('1 face');
    expect(formatValue('face-count', 2, en.units)).toBe('2 faces');
  });

  test('never writes −0', () => {
    expect(formatValue('pose-roll', -0.01, en.units)).toBe('0°');
  });

  test('writes texts as people know them', () => {
    expect(formatValue('file-format', 'image/jpeg', en.units)).toBe('JPEG');
    expect(formatValue('frame-size', '358x441', zhCN.units)).toBe('358 × 441 像素');
    expect(formatValue('origin', 'none', en.units)).toBe('The file says nothing');
    expect(formatValue('origin', 'edited:GIMP', en.units)).toBe('Edited (GIMP)');
    expect(formatValue('origin', 'captured:c2pa', zhCN.units)).toBe(
      '相机拍摄（C2PA 声明，未经验证）',
    );
    expect(formatValue('colour-mode', 'grey', zhCN.units)).toBe('黑白');
  });
});

describe('formatLimits', () => {
  test('names a range, one side of it, or the one value', () => {
    expect(formatLimits('face-width', { min: 193, max: 221, grey: 1 }, zhCN.units)).toBe(
      '193–221 像素',
    );
    expect(formatLimits('pose-yaw', { min: -5, max: 5, grey: 1 }, en.units)).toBe('−5 to 5°');
    expect(formatLimits('eye-line', { min: 207, grey: 1 }, zhCN.units)).toBe('不少于 207 像素');
    expect(formatLimits('mouth-closed', { max: 0.06, grey: 0.005 }, en.units)).toBe('at most 6%');
    expect(formatLimits('file-dpi', { min: 350, max: 350, grey: 0 }, en.units)).toBe('350 dpi');
  });

  test('lists what is allowed', () => {
    const limits = { allowed: ['image/jpeg', 'image/png'] };
    expect(formatLimits('file-format', limits, en.units)).toBe('JPEG or PNG');
  });

  test('is empty where a rule has no limits', () => {
    expect(formatLimits('sharpness', {}, en.units)).toBe('');
  });
});
