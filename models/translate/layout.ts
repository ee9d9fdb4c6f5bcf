/** An array of floats, row by row. */
export interface Floats {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** From TensorFlow's order (image, row, column, channel) to ONNX's (image, channel, row, column). */
export const TO_NCHW = [0, 3, 1, 2] as const;
/** From ONNX's order back to TensorFlow's. */
export const TO_NHWC = [0, 2, 3, 1] as const;

/** How many values an array of this shape holds. */
export function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Reorders the axes of an array: axis k of the result is axis `order[k]` of `array`. */
export function transpose(array: Floats, order: readonly number[]): Floats {
  const shape = order.map((axis) => array.shape[axis]);
  const strides = order.map((axis) => size(array.shape.slice(axis + 1)));
  const values = array.values.map((_, k) => {
    let [rest, from] = [k, 0];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]) * strides[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    return array.values[from];
  });
  return { shape, values };
}
