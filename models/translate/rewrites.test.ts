import * as ort from 'onnxruntime-web/wasm';
import { expect, test } from 'vitest';
import { type Node, type OnnxWriter, onnxWriter } from './onnx.ts';
import { rewritten } from './rewrites.ts';

ort.env.wasm.numThreads = 1;

const CHANNELS = 3;
const SMALL = [1, CHANNELS, 4, 5];
const LARGE = [1, CHANNELS, 8, 10];
const POINTWISE = { kernel_shape: [1, 1], strides: [1, 1], pads: [0, 0, 0, 0], group: 1 };
const ENLARGED = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };

/** Numbers −1…1, as many as a shape holds, the same on every run. */
const numbers = (shape: readonly number[], seed: number) =>
  Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => Math.sin(seed + 7 * k));

const enlarge = (onnx: OnnxWriter, output: string) =>
  onnx.node('Resize', ['small', '', '', onnx.ints(LARGE)], output, ENLARGED);

function mix(onnx: OnnxWriter, input: string, output: string, channels = 2) {
  const weights = [channels, CHANNELS, 1, 1];
  const constants = [onnx.floats(weights, numbers(weights, 3)), onnx.floats([channels], [0.5, -2])];
  onnx.node('Conv', [input, ...constants], output, POINTWISE);
}

/** Builds a graph with the inputs `small`, `large` and `factors`. Runs it as it is, and rewritten. */
async function both(
  build: (onnx: OnnxWriter) => void,
  shape: readonly number[],
  told: Readonly<Record<string, readonly number[]>>,
) {
  const given = { small: SMALL, large: LARGE, factors: [1, CHANNELS, 1, 1] };
  const shapes: Readonly<Record<string, readonly number[]>> = { ...given, ...told, output: shape };
  const run = async (change: (nodes: readonly Node[], onnx: OnnxWriter) => readonly Node[]) => {
    const onnx = onnxWriter('test');
    build(onnx);
    let types: readonly string[] = [];
    onnx.rewrite((nodes) => {
      const changed = change(nodes, onnx);
      types = changed.map(({ type }) => type);
      return changed;
    });
    const inputs = Object.entries(given).map(([name, shape]) => ({ name, shape }));
    const file = onnx.finish(inputs, [{ name: 'output', shape }]);
    const session = await ort.InferenceSession.create(file, { logSeverityLevel: 3 });
    const feeds = inputs.map(({ name, shape }, k) => [
      name,
      new ort.Tensor('float32', numbers(shape, k), shape),
    ]);
    const { output } = await session.run(Object.fromEntries(feeds));
    await session.release();
    return { types, shape: output.dims, values: Array.from(output.data as Float32Array) };
  };
  const before = await run((nodes) => nodes);
  const after = await run((nodes, onnx) =>
    rewritten(nodes, ['output'], {
      onnx,
      shape: (value) => onnx.shape(value) ?? shapes[value],
    }),
  );
  expect(after.shape).toEqual(before.shape);
  after.values.forEach((value, k) => {
    expect(value).toBeCloseTo(before.values[k] ?? Number.NaN, 5);
  });
  return after.types;
}

test('channels are mixed before an image is enlarged', async () => {
  const types = await both(
    (onnx) => {
      enlarge(onnx, 'enlarged');
      mix(onnx, 'enlarged', 'output');
    },
    [1, 2, 8, 10],
    { enlarged: LARGE },
  );
  expect(types).toEqual(['Conv', 'Resize']);
});

test('an image that is used elsewhere too is not enlarged twice', async () => {
  const types = await both(
    (onnx) => {
      enlarge(onnx, 'enlarged');
      mix(onnx, 'enlarged', 'mixed', CHANNELS - 1);
      onnx.node('ReduceMean', ['enlarged'], 'mean');
      onnx.node('Add', ['mixed', 'mean'], 'output');
    },
    [1, 2, 8, 10],
    { enlarged: LARGE },
  );
  expect(types).toEqual(['Resize', 'Conv', 'ReduceMean', 'Add']);
});

test('factors of channels are merged into the weights, in either order', async () => {
  for (const operands of [
    ['large', 'factors'],
    ['factors', 'large'],
  ]) {
    const types = await both(
      (onnx) => {
        onnx.node('Mul', operands, 'product');
        mix(onnx, 'product', 'output');
      },
      [1, 2, 8, 10],
      { product: LARGE },
    );
    expect(types).toEqual(['Mul', 'Conv']);
  }
});

test('an image times another image stays as it is', async () => {
  const types = await both(
    (onnx) => {
      onnx.node('Sigmoid', ['large'], 'other');
      onnx.node('Mul', ['large', 'other'], 'product');
      mix(onnx, 'product', 'output');
    },
    [1, 2, 8, 10],
    { other: LARGE, product: LARGE },
  );
  expect(types).toEqual(['Sigmoid', 'Mul', 'Conv']);
});

test('the terms of a sum are mixed apart, the enlarged one while it is small', async () => {
  const types = await both(
    (onnx) => {
      onnx.node('Mul', ['large', 'factors'], 'product');
      enlarge(onnx, 'enlarged');
      onnx.node('Add', ['product', 'enlarged'], 'sum');
      mix(onnx, 'sum', 'output');
    },
    [1, 2, 8, 10],
    { product: LARGE, enlarged: LARGE, sum: LARGE },
  );
  expect(types).toEqual(['Conv', 'Resize', 'Mul', 'Conv', 'Add']);
});

test('a mean of a sum is taken term by term, of the enlarged one while it is small', async () => {
  const window = { kernel_shape: [8, 10], strides: [8, 10] };
  const types = await both(
    (onnx) => {
      enlarge(onnx, 'enlarged');
      onnx.node('Add', ['enlarged', 'large'], 'sum');
      onnx.node('AveragePool', ['sum'], 'output', window);
    },
    [1, CHANNELS, 1, 1],
    { enlarged: LARGE, sum: LARGE },
  );
  expect(types).toEqual(['AveragePool', 'AveragePool', 'Add']);
});

test('a mean of parts of a sum is left alone', async () => {
  const types = await both(
    (onnx) => {
      enlarge(onnx, 'enlarged');
      onnx.node('Add', ['enlarged', 'large'], 'sum');
      onnx.node('AveragePool', ['sum'], 'output', { kernel_shape: [2, 2], strides: [2, 2] });
    },
    [1, CHANNELS, 4, 5],
    { enlarged: LARGE, sum: LARGE },
  );
  expect(types).toEqual(['Resize', 'Add', 'AveragePool']);
});
