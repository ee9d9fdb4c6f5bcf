import { describe, expect, test } from 'vitest';
import type { Landmark, Portrait } from '../core/check/artifacts.ts';
import { type Colour, landmarksAt, paint } from '../core/pixels/handmade.testing.ts';
import { isoQualityOf } from './quality.ts';

const SIZE = 616;
const at = (x: number, y: number) => ({ x, y });
/** A face that lies where the aligned image expects it. */
const points = {
  33: at(221, 272),
  133: at(281, 272),
  362: at(334, 272),
  263: at(394, 272),
  4: at(308, 336),
  61: at(262, 402),
  291: at(355, 402),
  152: at(308, 512),
  13: at(308, 400),
  14: at(308, 404),
  159: at(251, 262),
  145: at(251, 280),
  386: at(364, 264),
  374: at(364, 279),
  234: at(190, 290),
  454: at(425, 290),
  127: at(190, 260),
  356: at(425, 260),
  70: at(205, 235),
  300: at(410, 235),
  105: at(240, 225),
  334: at(375, 225),
};
const landmarks: readonly Landmark[] = landmarksAt(points, at(308, 380));
const level = { yaw: 0, pitch: 0, roll: 0 };
const nobody: Portrait = {
  matte: { width: 1, height: 1, data: new Float32Array(1) },
  region: { x: 0, y: 0, width: SIZE, height: SIZE },
};
const SKIN: Colour = [198, 163, 142];
const quality = (colourAt: (x: number, y: number) => Colour, pose = level) =>
  isoQualityOf(paint(SIZE, SIZE, colourAt), landmarks, pose, nobody);
const skin = () => quality(() => SKIN);

describe('isoQualityOf', () => {
  test('the landmarks alone', () => {
    const found = skin();
    // T is 240 px, and 113 px lie between the eyes.
    expect(found.EyesOpen?.raw).toBeCloseTo(15 / 240, 2);
    expect(found.MouthClosed?.raw).toBeCloseTo(4 / 240, 2);
    expect(found.HeadSize?.raw).toBeCloseTo(240 / SIZE, 2);
    expect(found.InterEyeDistance?.raw).toBeCloseTo(113, 9);
    expect(found.LeftwardCropOfTheFaceImage?.raw).toBeCloseTo(364 / 113, 9);
    expect(found.RightwardCropOfTheFaceImage?.raw).toBeCloseTo((SIZE - 251) / 113, 9);
    expect(found.MarginAboveOfTheFaceImage?.raw).toBeCloseTo(272 / 240, 2);
    expect(found.MarginBelowOfTheFaceImage?.raw).toBeCloseTo((SIZE - 272) / 240, 2);
  });

  test('the eyes of a turned head are farther apart than they look', () => {
    expect(quality(() => SKIN, { ...level, yaw: 60 }).InterEyeDistance?.raw).toBeCloseTo(226, 6);
    expect(quality(() => SKIN, { ...level, yaw: 60 }).HeadPoseYaw?.score).toBe(25);
  });

  test('a face of one colour has no variance, no bits, and the same light on both cheeks', () => {
    const found = skin();
    // L of that colour is 102.
    expect(found.LuminanceMean?.raw).toBeCloseTo(102 / 255, 2);
    expect(found.LuminanceVariance?.raw).toBeCloseTo(0, 9);
    expect(found.DynamicRange?.raw).toBeCloseTo(0, 9);
    expect(found.IlluminationUniformity?.raw).toBeCloseTo(1, 9);
    expect(found.NaturalColour?.raw).toBeCloseTo(0, 9);
    expect(found.BackgroundUniformity?.raw).toBe(0);
  });

  test('exposure counts L up to 25 and from 247', () => {
    expect(quality(() => [20, 20, 20]).UnderExposurePrevention?.raw).toBeCloseTo(1, 9);
    expect(quality(() => [255, 255, 255]).OverExposurePrevention?.raw).toBeCloseTo(1, 9);
    expect(skin().UnderExposurePrevention?.raw).toBe(0);
    expect(skin().OverExposurePrevention?.raw).toBe(0);
  });

  test('light from one side alone is not uniform', () => {
    const lit = quality((x) => (x < 308 ? [90, 70, 60] : SKIN));
    expect(lit.IlluminationUniformity?.raw).toBeCloseTo(0, 9);
  });

  test('a bluish cast is not natural; a grey photo passes, as in the standard', () => {
    expect(quality(() => [120, 140, 220]).NaturalColour?.raw).toBe(100);
    expect(quality(() => [128, 128, 128]).NaturalColour?.raw).toBe(0);
  });

  test('a busier background never scores better', () => {
    const found = [0, 20, 60, 200].map(
      (strength) =>
        quality((x, y) => {
          const value = 230 - (y < 200 && (x >> 4) % 2 === 0 ? strength : 0);
          return [value, value, value];
        }).BackgroundUniformity!.score,
    );
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeLessThan(found[i - 1]);
  });

  test('without a background there is no measure of it', () => {
    const everyone = { ...nobody, matte: { ...nobody.matte, data: Float32Array.of(1) } };
    const photo = paint(SIZE, SIZE, () => SKIN);
    expect(isoQualityOf(photo, landmarks, level, everyone).BackgroundUniformity).toBeUndefined();
  });
});
