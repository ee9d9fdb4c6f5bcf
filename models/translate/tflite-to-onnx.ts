import { float16 } from './float16.ts';
import { type Floats, TO_NCHW, TO_NHWC, transpose } from './layout.ts';
import { onnxWriter } from './onnx.ts';
import { rewritten } from './rewrites.ts';
import { at, readTflite, type Tensor } from './tflite.ts';
import { TENSOR_TYPES } from './tflite-schema.ts';
import type { Translation } from './translation.ts';
import { translators } from './translators.ts';

/** The names of the ONNX model's input and outputs, in the order of the TFLite model. */
export interface Names {
  readonly input: string;
  readonly outputs: readonly string[];
}

/**
 * Translates a TensorFlow Lite model with float32 or float16 weights and one input to ONNX with float32 weights.
 * Input and outputs keep TensorFlow's shape and layout; inside, images have ONNX's layout. Throws where an
 * operator has no translator.
 */
export function tfliteToOnnx(
  file: Uint8Array,
  name: string,
  names: Names,
): Uint8Array<ArrayBuffer> {
  const model = readTflite(file);
  const onnx = onnxWriter(name);
  const constants = new Map<number, Floats>();
  model.tensors.forEach((tensor, index) => {
    const values = floatValues(tensor);
    if (values) constants.set(index, { shape: tensor.shape, values });
  });

  const to: Translation = {
    onnx,
    tensor: (index) => at(model.tensors, index),
    constant: (index) => {
      const floats = constants.get(index);
      if (!floats) throw new Error(`tensor ${index} is not a constant`);
      return floats;
    },
    setConstant: (index, floats) => constants.set(index, floats),
    value: (index) => {
      const floats = constants.get(index);
      if (!floats) return `tensor${index}`;
      const { shape, values } = floats.shape.length === 4 ? transpose(floats, TO_NCHW) : floats;
      return onnx.floats(shape, values);
    },
  };

  const computed = new Map<string, readonly number[]>(
    model.tensors.flatMap(({ shape }, index) => {
      if (shape.length !== 4) return [];
      return [[`tensor${index}`, TO_NCHW.map((axis) => at(shape, axis))] as const];
    }),
  );
  const input = at(model.inputs, 0);
  const relayout = (from: string, into: string, rank: number, order: readonly number[]): void => {
    if (rank === 4) onnx.node('Transpose', [from], into, { perm: order });
    else onnx.node('Identity', [from], into);
  };
  relayout(names.input, to.value(input), to.tensor(input).shape.length, TO_NCHW);
  for (const operator of model.operators) {
    const translate = translators[operator.name];
    if (!translate) throw new Error(`no translator for the operator ${operator.name}`);
    translate(operator, to);
  }
  const outputs = model.outputs.map((index, k) => {
    const output = { name: at(names.outputs, k), shape: to.tensor(index).shape };
    relayout(to.value(index), output.name, output.shape.length, TO_NHWC);
    return output;
  });
  onnx.rewrite((nodes) =>
    rewritten(nodes, names.outputs, {
      onnx,
      shape: (value) => onnx.shape(value) ?? computed.get(value),
    }),
  );
  return onnx.finish([{ name: names.input, shape: to.tensor(input).shape }], outputs);
}

/** The values of a constant of floats. Undefined for a computed tensor, or one of another type. */
function floatValues({ data, type }: Tensor): Float32Array<ArrayBuffer> | undefined {
  if (data.length === 0) return undefined;
  if (type === TENSOR_TYPES.float32) return new Float32Array(data.buffer);
  if (type === TENSOR_TYPES.float16)
    return Float32Array.from(new Uint16Array(data.buffer), float16);
  return undefined;
}
