import { type Floats, TO_NCHW, transpose } from './layout.ts';
import type { Attributes, OnnxWriter } from './onnx.ts';
import { at, type Operator, type Tensor } from './tflite.ts';
import { ACTIVATIONS } from './tflite-schema.ts';
import type { Area } from './window.ts';

/** The graph being translated, as a translator sees it. */
export interface Translation {
  readonly onnx: OnnxWriter;
  /** The tensor at an index, in TensorFlow's layout. */
  tensor(index: number): Tensor;
  /** A constant tensor's floats, in TensorFlow's layout. Throws where the tensor is computed. */
  constant(index: number): Floats;
  /** Makes the tensor at an index a constant. */
  setConstant(index: number, floats: Floats): void;
  /**
   * The ONNX name of a tensor's value, computed or constant. Values with four axes have ONNX's layout (image,
   * channel, row, column), all others TensorFlow's.
   */
  value(index: number): string;
}

/** Adds one operator to the ONNX graph. */
export type Translator = (operator: Operator, to: Translation) => void;

/** The only one of an operator's inputs or outputs, or the first. */
export const first = (indices: readonly number[]): number => at(indices, 0);

/** Readers of an operator's options table. Throws where it has none. */
export function options({ options, name }: Operator) {
  if (!options) throw new Error(`${name} has no options`);
  return {
    int8: (field: number): number => options.int8(field),
    pair: (height: number, width: number, fallback: number): Area => [
      options.int32(height, fallback),
      options.int32(width, fallback),
    ],
  };
}

/** Adds a node, and after it the activation that TensorFlow Lite fuses into the operator. */
export function activated(
  { onnx }: Translation,
  activation: number,
  [type, inputs, output, attributes]: readonly [string, readonly string[], string, Attributes?],
): void {
  const raw = activation === ACTIVATIONS.none ? output : `${output}/raw`;
  onnx.node(type, inputs, raw, attributes);
  if (activation === ACTIVATIONS.none) return;
  if (activation === ACTIVATIONS.relu) onnx.node('Relu', [raw], output);
  else if (activation === ACTIVATIONS.relu6)
    onnx.node('Clip', [raw, onnx.floats([], [0]), onnx.floats([], [6])], output);
  else throw new Error(`no translation for the fused activation ${activation}`);
}

/** The name of a constant with its axes reordered: axis k is axis `order[k]` of the tensor. */
export function weights(to: Translation, index: number, order: readonly number[]): string {
  const { shape, values } = transpose(to.constant(index), order);
  return to.onnx.floats(shape, values);
}

/** The name of the bias, which is the third input. Empty where there is none. */
export function bias(to: Translation, { inputs }: Operator): string[] {
  const index = inputs[2] ?? -1;
  return index < 0 ? [] : [to.value(index)];
}

/**
 * The name of an operand that is broadcast to `rank` axes. Both formats align shapes at their last axes, and
 * TensorFlow's last axis is the channel. So a constant vector for an image first gets all four axes, and is then
 * changed to ONNX's layout.
 */
export function operand(to: Translation, index: number, rank: number): string {
  const { shape } = to.tensor(index);
  if (rank !== 4 || shape.length === 4 || shape.length === 0) return to.value(index);
  const ones = Array.from({ length: 4 - shape.length }, () => 1);
  const constant = { shape: [...ones, ...shape], values: to.constant(index).values };
  const image = transpose(constant, TO_NCHW);
  return to.onnx.floats(image.shape, image.values);
}
