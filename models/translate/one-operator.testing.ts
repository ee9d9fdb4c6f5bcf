import * as ort from 'onnxruntime-web/wasm';
import type { Field } from './flatbuffer.ts';
import { TENSOR_TYPES } from './tflite-schema.ts';
import { tfliteToOnnx } from './tflite-to-onnx.ts';
import { tfliteWriter } from './tflite-writer.ts';

ort.env.wasm.numThreads = 1;

interface Constant {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** float32 where it is absent. */
  readonly type?: 'float32' | 'int32';
}

/** A model of one operator, whose inputs are the model's input and then the constants. */
export interface OneOperator {
  readonly input: readonly number[];
  readonly constants?: readonly Constant[];
  readonly output: readonly number[];
  readonly options?: readonly Field[];
  readonly customOptions?: readonly number[];
}

/** A TensorFlow Lite file of one operator. */
export function oneOperator(name: string, model: OneOperator): Uint8Array {
  const writer = tfliteWriter();
  const input = writer.addTensor('input', model.input);
  const constants = (model.constants ?? []).map(({ shape, values, type = 'float32' }, k) => {
    const list: Int32Array | Float32Array =
      type === 'int32' ? Int32Array.from(values) : Float32Array.from(values);
    const buffer = writer.addBuffer(new Uint8Array(list.buffer));
    return writer.addTensor(`constant${k}`, shape, TENSOR_TYPES[type], buffer);
  });
  const output = writer.addTensor('output', model.output);
  const { options, customOptions } = model;
  writer.addOperator({
    name,
    inputs: [input, ...constants],
    outputs: [output],
    ...(options && { options: () => options }),
    ...(customOptions && {
      customOptions: new Uint8Array(Int32Array.from(customOptions).buffer),
    }),
  });
  return writer.finish([input], [output]);
}

/** Translates a TensorFlow Lite file and runs it: the shape and the values of its one output. */
export async function runTranslated(
  tflite: Uint8Array,
  shape: readonly number[],
  values: number[],
) {
  const onnx = tfliteToOnnx(tflite, 'test', { input: 'input', outputs: ['output'] });
  const session = await ort.InferenceSession.create(onnx, { logSeverityLevel: 3 });
  const input = new ort.Tensor('float32', Float32Array.from(values), shape);
  const { output } = await session.run({ input });
  await session.release();
  return { shape: output.dims, values: Array.from(output.data as Float32Array) };
}
