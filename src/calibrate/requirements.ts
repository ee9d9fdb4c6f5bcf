import type { CheckId } from '../checks/index.ts';

/** A requirement of FICV-1.0 and the checks that answer it here. */
export interface Requirement {
  readonly name: string;
  /** The lowest equal error rate of the 13 published methods (FVC-onGoing, FICV-1.0 on FICV-TEST). */
  readonly published: number;
  readonly checks: readonly CheckId[];
}

/** In FICV's order. Requirements of FICV for which this product has no limit are left out. */
export const requirements: readonly Requirement[] = [
  { name: 'Blurred', published: 0.016, checks: ['sharpness'] },
  { name: 'Looking away', published: 0.054, checks: ['gaze'] },
  { name: 'Unnatural skin tone', published: 0.017, checks: ['skin-colour'] },
  {
    name: 'Too dark or light',
    published: 0.012,
    checks: ['face-brightness', 'under-exposure', 'over-exposure'],
  },
  { name: 'Washed out', published: 0, checks: ['saturation', 'dynamic-range'] },
  { name: 'Hair across eyes', published: 0.119, checks: ['eyes-visible'] },
  { name: 'Eyes closed', published: 0.002, checks: ['eyes-open'] },
  { name: 'Varied background', published: 0.037, checks: ['background-uniform'] },
  { name: 'Roll, pitch or yaw', published: 0.046, checks: ['pose-roll', 'pose-pitch', 'pose-yaw'] },
  { name: 'Flash reflection on skin', published: 0.006, checks: ['hot-spots'] },
  { name: 'Red eyes', published: 0.01, checks: ['red-eye'] },
  { name: 'Shadow behind the head', published: 0.023, checks: ['background-shadow'] },
  { name: 'Shadow across the face', published: 0.033, checks: ['light-even'] },
  { name: 'Dark tinted lenses', published: 0.004, checks: ['glasses-tint'] },
  { name: 'Flash reflection on lenses', published: 0.008, checks: ['glasses-glare'] },
  { name: 'Hat or cap', published: 0.057, checks: ['head-covering'] },
  { name: 'Veil or mask over the face', published: 0, checks: ['face-covering'] },
  { name: 'Mouth open', published: 0.006, checks: ['mouth-closed'] },
  { name: 'Other faces', published: 0.012, checks: ['face-count'] },
];
