import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost, range } from '../core/check/judge.ts';
import { lightnessOf, share, valueAt } from '../core/pixels/histogram.ts';

/**
 * Lightness L* / 100 of the skin or of the whites of the eyes, whichever is lighter. ISO/IEC 29794-5 (luminance
 * mean) uses the skin alone, and so calls dark skin badly lit. The whites are equally light in all people.
 */
export const faceBrightness = defineCheck({
  id: 'face-brightness',
  needs: ['skin', 'eyeLook'],
  measure: ({ skin, eyeLook }) => Math.max(skin.l, eyeLook.whites.l) / 100,
  judge: range,
});

/**
 * Share of the face zone with L ≤ 4, where a screen shows only black. ISO/IEC 29794-5 (under-exposure prevention)
 * counts up to 25, but well-lit dark skin reaches that too.
 */
export const underExposure = defineCheck({
  id: 'under-exposure',
  needs: ['faceLight'],
  measure: ({ faceLight }) => share(faceLight.histogram, 0, 4),
  judge: atMost,
});

/** Share of the face zone with L ≥ 247 (ISO/IEC 29794-5, over-exposure prevention). */
export const overExposure = defineCheck({
  id: 'over-exposure',
  needs: ['faceLight'],
  measure: ({ faceLight }) => share(faceLight.histogram, 247, 255),
  judge: atMost,
});

/**
 * Light on the darker cheek, divided by that on the lighter cheek, 0…1. It follows ISO/IEC 29794-5 (illumination
 * uniformity), but that compares histograms, which depend on the skin; the ratio does not.
 */
export const lightEven = defineCheck({
  id: 'light-even',
  needs: ['skinLight'],
  measure: ({ skinLight: { left, right } }) => {
    const lighter = Math.max(left, right);
    return lighter === 0 ? 1 : Math.min(left, right) / lighter;
  },
  judge: atLeast,
});

/** Share of the face's skin that is a reflection of a light. */
export const hotSpots = defineCheck({
  id: 'hot-spots',
  needs: ['skinLight'],
  measure: ({ skinLight }) => skinLight.shine,
  judge: atMost,
});

/**
 * L* of the lightest percent of the face zone, minus L* of the darkest percent. The entropy of ISO/IEC 29794-5
 * (dynamic range) is not used: it hardly falls when a photo fades, and it is low for smooth and for dark skin.
 */
export const dynamicRange = defineCheck({
  id: 'dynamic-range',
  needs: ['faceLight'],
  measure: ({ faceLight }) =>
    lightnessOf(valueAt(faceLight.histogram, 0.99)) -
    lightnessOf(valueAt(faceLight.histogram, 0.01)),
  judge: atLeast,
});
