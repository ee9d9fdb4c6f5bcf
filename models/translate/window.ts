import { at, type Tensor } from './tflite.ts';
import { PADDINGS } from './tflite-schema.ts';

/** [height, width] */
export type Area = readonly [number, number];

/** Of an image (image, row, column, channel) or of a filter (out, row, column, in). */
export function area({ shape }: Pick<Tensor, 'shape'>): Area {
  return [at(shape, 1), at(shape, 2)];
}

/**
 * Padding [before, after] of one axis by TensorFlow's rule SAME, which gives ceil(input / stride) results. Both
 * sides get the same; an odd pixel goes after. Exported for tests.
 */
export function samePadding(input: number, filter: number, stride: number, dilation = 1): Area {
  const output = Math.ceil(input / stride);
  const total = Math.max(0, (output - 1) * stride + (filter - 1) * dilation + 1 - input);
  return [total >> 1, total - (total >> 1)];
}

/** A window that moves over an image. */
export interface Window {
  readonly filter: Area;
  readonly strides: Area;
  readonly dilations: Area;
  /** One of PADDINGS. */
  readonly padding: number;
}

/** The attributes of a moving window that ONNX's Conv and pools share. */
export function windowAttributes(image: Tensor, { filter, strides, dilations, padding }: Window) {
  const along = (axis: 0 | 1): Area =>
    padding === PADDINGS.same
      ? samePadding(area(image)[axis], filter[axis], strides[axis], dilations[axis])
      : [0, 0];
  const [top, bottom] = along(0);
  const [left, right] = along(1);
  return { kernel_shape: filter, strides, dilations, pads: [top, left, bottom, right] };
}
