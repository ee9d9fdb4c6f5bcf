import { describe, expect, test } from 'vitest';
import type { Field } from './flatbuffer.ts';
import { type OneOperator, oneOperator, runTranslated } from './one-operator.testing.ts';
import { ACTIVATIONS, FIELDS, PADDINGS, TENSOR_TYPES } from './tflite-schema.ts';
import { tfliteToOnnx } from './tflite-to-onnx.ts';
import { tfliteWriter } from './tflite-writer.ts';
import { translators } from './translators.ts';

/** Runs one operator on an input and expects these values, in TensorFlow's order, of `output`. */
async function expectValues(name: string, model: OneOperator, input: number[], values: number[]) {
  const result = await runTranslated(oneOperator(name, model), model.input, input);
  expect(result.shape).toEqual(model.output);
  expect(result.values).toHaveLength(values.length);
  values.forEach((value, k) => {
    expect(result.values[k]).toBeCloseTo(value, 5);
  });
}

const ONE_TO_NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SQUARE = [1, 3, 3, 1];

describe('CONCATENATION', () => {
  test('one after the other along its axis', () =>
    expectValues(
      'CONCATENATION',
      {
        input: [1, 2, 1],
        constants: [{ shape: [1, 3, 1], values: [10, 20, 30] }],
        output: [1, 5, 1],
        options: [[FIELDS.axis.axis, 'Int32', 1]],
      },
      [1, 2],
      [1, 2, 10, 20, 30],
    ));

  test('of images, the channels', () =>
    expectValues(
      'CONCATENATION',
      {
        input: [1, 1, 2, 1],
        constants: [{ shape: [1, 1, 2, 1], values: [10, 20] }],
        output: [1, 1, 2, 2],
        options: [[FIELDS.axis.axis, 'Int32', -1]],
      },
      [1, 2],
      [1, 10, 2, 20],
    ));
});

describe('CONV_2D', () => {
  const f = FIELDS.conv2d;
  const options = (padding: number, strideH = 1, strideW = 1, activation = 0, dilation = 1) =>
    [
      [f.padding, 'Int8', padding],
      [f.strideH, 'Int32', strideH],
      [f.strideW, 'Int32', strideW],
      [f.activation, 'Int8', activation],
      [f.dilationH, 'Int32', dilation],
      [f.dilationW, 'Int32', dilation],
    ] satisfies Field[];
  const filter = { shape: [1, 2, 2, 1], values: [1, 10, 100, 1000] };
  const bias = (value: number) => ({ shape: [1], values: [value] });

  test('every tap of the filter meets its own pixel', () =>
    expectValues(
      'CONV_2D',
      {
        input: SQUARE,
        constants: [filter, bias(0.5)],
        output: [1, 2, 2, 1],
        options: options(PADDINGS.valid),
      },
      ONE_TO_NINE,
      [5421.5, 6532.5, 8754.5, 9865.5],
    ));

  test('input and output channels', () =>
    expectValues(
      'CONV_2D',
      {
        input: [1, 2, 2, 2],
        constants: [
          { shape: [2, 1, 1, 2], values: [10, 1, 1, -1] },
          { shape: [2], values: [0.5, 3] },
        ],
        output: [1, 2, 2, 2],
        options: options(PADDINGS.same),
      },
      [1, 2, 3, 4, 5, 6, 7, 8],
      [12.5, 2, 34.5, 2, 56.5, 2, 78.5, 2],
    ));

  test('padding SAME with a stride puts the odd pixel after', () =>
    expectValues(
      'CONV_2D',
      {
        input: SQUARE,
        constants: [filter, bias(0)],
        output: [1, 2, 2, 1],
        options: options(PADDINGS.same, 2, 2),
      },
      ONE_TO_NINE,
      [5421, 603, 87, 9],
    ));

  test('strides along height and width are told apart', () =>
    expectValues(
      'CONV_2D',
      {
        input: SQUARE,
        constants: [filter, bias(0)],
        output: [1, 2, 1, 1],
        options: options(PADDINGS.valid, 1, 2),
      },
      ONE_TO_NINE,
      [5421, 8754],
    ));

  test('dilation', () =>
    expectValues(
      'CONV_2D',
      {
        input: SQUARE,
        constants: [filter, bias(0)],
        output: [1, 1, 1, 1],
        options: options(PADDINGS.valid, 1, 1, 0, 2),
      },
      ONE_TO_NINE,
      [9731],
    ));

  test('without a bias', () =>
    expectValues(
      'CONV_2D',
      {
        input: SQUARE,
        constants: [filter],
        output: [1, 2, 2, 1],
        options: options(PADDINGS.valid),
      },
      ONE_TO_NINE,
      [5421, 6532, 8754, 9865],
    ));

  test.each([
    ['RELU', ACTIVATIONS.relu, [0, 3, 9]],
    ['RELU6', ACTIVATIONS.relu6, [0, 3, 6]],
  ])('fused %s', (_, activation, values) =>
    expectValues(
      'CONV_2D',
      {
        input: [1, 1, 3, 1],
        constants: [{ shape: [1, 1, 1, 1], values: [1] }, bias(0)],
        output: [1, 1, 3, 1],
        options: options(PADDINGS.same, 1, 1, activation),
      },
      [-1, 3, 9],
      values,
    ),
  );

  test('an unknown fused activation is refused', () => {
    const file = oneOperator('CONV_2D', {
      input: SQUARE,
      constants: [filter, bias(0)],
      output: [1, 2, 2, 1],
      options: options(PADDINGS.valid, 1, 1, 4),
    });
    expect(() => tfliteToOnnx(file, 'test', { input: 'input', outputs: ['output'] })).toThrow(
      'no translation for the fused activation 4',
    );
  });
});

describe('DEPTHWISE_CONV_2D', () => {
  const f = FIELDS.depthwise;
  const options: Field[] = [
    [f.padding, 'Int8', PADDINGS.valid],
    [f.strideH, 'Int32', 1],
    [f.strideW, 'Int32', 1],
  ];

  test('each channel has a filter of its own', () =>
    expectValues(
      'DEPTHWISE_CONV_2D',
      {
        input: [1, 1, 2, 2],
        constants: [
          { shape: [1, 1, 2, 2], values: [1, 10, 100, 1000] },
          { shape: [2], values: [0.5, -20] },
        ],
        output: [1, 1, 1, 2],
        options,
      },
      [1, 2, 3, 4],
      [301.5, 4000],
    ));

  test('two results for each channel', () =>
    expectValues(
      'DEPTHWISE_CONV_2D',
      {
        input: [1, 1, 1, 2],
        constants: [
          { shape: [1, 1, 1, 4], values: [2, 3, 7, 11] },
          { shape: [4], values: [0, 0, 0, 0] },
        ],
        output: [1, 1, 1, 4],
        options,
      },
      [1, 5],
      [2, 3, 35, 55],
    ));

  test('the fused activation', () =>
    expectValues(
      'DEPTHWISE_CONV_2D',
      {
        input: [1, 1, 1, 2],
        constants: [
          { shape: [1, 1, 1, 2], values: [1, 1] },
          { shape: [2], values: [0, 0] },
        ],
        output: [1, 1, 1, 2],
        options: [...options, [f.activation, 'Int8', ACTIVATIONS.relu6]],
      },
      [-1, 7],
      [0, 6],
    ));
});

describe('pools', () => {
  const f = FIELDS.pool;
  const options = (padding: number, filter: number, stride: number): Field[] => [
    [f.padding, 'Int8', padding],
    [f.filterH, 'Int32', filter],
    [f.filterW, 'Int32', filter],
    [f.strideH, 'Int32', stride],
    [f.strideW, 'Int32', stride],
  ];
  const halved = { input: SQUARE, output: [1, 2, 2, 1], options: options(PADDINGS.same, 2, 2) };

  test('MAX_POOL_2D', () => expectValues('MAX_POOL_2D', halved, ONE_TO_NINE, [5, 6, 8, 9]));
  test('MAX_POOL_2D: the padding is never the maximum', () =>
    expectValues(
      'MAX_POOL_2D',
      halved,
      ONE_TO_NINE.map((value) => -value),
      [-1, -3, -7, -9],
    ));
  test('AVERAGE_POOL_2D: the padding does not count', () =>
    expectValues('AVERAGE_POOL_2D', halved, ONE_TO_NINE, [3, 4.5, 7.5, 9]));
  test('AVERAGE_POOL_2D over the whole image, by channel', () =>
    expectValues(
      'AVERAGE_POOL_2D',
      { input: [1, 2, 2, 2], output: [1, 1, 1, 2], options: options(PADDINGS.valid, 2, 2) },
      [1, 10, 2, 20, 3, 30, 4, 40],
      [2.5, 25],
    ));
});

describe('ADD and MUL', () => {
  const image = { input: [1, 1, 2, 2], output: [1, 1, 2, 2] };
  const constant = (shape: number[], values: number[]) => ({ constants: [{ shape, values }] });

  test('a vector goes to the channels', async () => {
    const vector = constant([2], [10, 100]);
    await expectValues('ADD', { ...image, ...vector }, [1, 2, 3, 4], [11, 102, 13, 104]);
    await expectValues('MUL', { ...image, ...vector }, [1, 2, 3, 4], [10, 200, 30, 400]);
  });
  test('an image of one pixel goes to the channels', () =>
    expectValues(
      'MUL',
      { ...image, ...constant([1, 1, 1, 2], [10, 100]) },
      [1, 2, 3, 4],
      [10, 200, 30, 400],
    ));
  test('an image of the same size', () =>
    expectValues(
      'ADD',
      { ...image, ...constant([1, 1, 2, 2], [10, 20, 30, 40]) },
      [1, 2, 3, 4],
      [11, 22, 33, 44],
    ));
  test('a scalar', () =>
    expectValues('MUL', { ...image, ...constant([], [3]) }, [1, 2, 3, 4], [3, 6, 9, 12]));
  test('vectors', () =>
    expectValues(
      'ADD',
      { input: [3], output: [3], ...constant([3], [1, 2, 3]) },
      [10, 20, 30],
      [11, 22, 33],
    ));
  test('the fused activation', () =>
    expectValues(
      'ADD',
      {
        ...image,
        ...constant([], [-2]),
        options: [[FIELDS.elementwise.activation, 'Int8', ACTIVATIONS.relu]],
      },
      [1, 2, 3, 4],
      [0, 0, 1, 2],
    ));
});

describe('one value at a time', () => {
  const shape = { input: [1, 1, 5, 1], output: [1, 1, 5, 1] };
  test('RELU', () => expectValues('RELU', shape, [-4, -1, 0, 1, 5], [0, 0, 0, 1, 5]));
  test('HARD_SWISH: x · relu6(x + 3) / 6', () =>
    expectValues('HARD_SWISH', shape, [-4, -1, 0, 1, 5], [0, -1 / 3, 0, 2 / 3, 5]));
  test('LOGISTIC', () =>
    expectValues(
      'LOGISTIC',
      shape,
      [-200, -Math.log(3), 0, Math.log(3), 200],
      [0, 0.25, 0.5, 0.75, 1],
    ));
});

describe('RESIZE_BILINEAR', () => {
  const resize = (height: number, width: number, ...options: Field[]): OneOperator => ({
    input: [1, 1, 2, 1],
    constants: [{ shape: [2], values: [height, width], type: 'int32' }],
    output: [1, height, width, 1],
    options,
  });
  const { alignCorners, halfPixelCenters } = FIELDS.resize;

  test('half-pixel centres', () =>
    expectValues(
      'RESIZE_BILINEAR',
      resize(1, 4, [halfPixelCenters, 'Int8', 1]),
      [0, 4],
      [0, 1, 3, 4],
    ));
  test('aligned corners', () =>
    expectValues(
      'RESIZE_BILINEAR',
      resize(1, 4, [alignCorners, 'Int8', 1]),
      [0, 4],
      [0, 4 / 3, 8 / 3, 4],
    ));
  test('neither', () =>
    expectValues('RESIZE_BILINEAR', resize(1, 4, [alignCorners, 'Int8', 0]), [0, 4], [0, 2, 4, 4]));
  test('height and width are told apart', () =>
    expectValues(
      'RESIZE_BILINEAR',
      resize(3, 2, [halfPixelCenters, 'Int8', 1]),
      [0, 4],
      [0, 4, 0, 4, 0, 4],
    ));
});

describe('RESHAPE keeps the order of the values', () => {
  const model = (input: number[], output: number[]): OneOperator => ({
    input,
    constants: [{ shape: [output.length], values: output, type: 'int32' }],
    output,
  });
  const values = [1, 2, 3, 4, 5, 6];

  test.each([
    ['image to matrix', [1, 1, 2, 3], [2, 3]],
    ['matrix to image', [2, 3], [1, 1, 2, 3]],
    ['image to image', [1, 1, 2, 3], [1, 3, 2, 1]],
    ['matrix to vector', [2, 3], [6]],
  ])('%s', (_, input, output) => expectValues('RESHAPE', model(input, output), values, values));
});

describe('PAD', () => {
  const amounts = (pairs: number[][]) => ({
    constants: [{ shape: [pairs.length, 2], values: pairs.flat(), type: 'int32' as const }],
  });

  test('an image: row before, column after, channel after', () =>
    expectValues(
      'PAD',
      {
        input: [1, 1, 1, 2],
        output: [1, 2, 2, 3],
        ...amounts([
          [0, 0],
          [1, 0],
          [0, 1],
          [0, 1],
        ]),
      },
      [1, 2],
      [0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0],
    ));
  test('a matrix', () =>
    expectValues(
      'PAD',
      {
        input: [1, 2],
        output: [2, 3],
        ...amounts([
          [0, 1],
          [1, 0],
        ]),
      },
      [1, 2],
      [0, 1, 2, 0, 0, 0],
    ));
});

describe('Convolution2DTransposeBias', () => {
  const model = (stride: number): OneOperator => ({
    input: [1, 1, 2, 2],
    constants: [
      { shape: [1, 2, 2, 2], values: [1, 10, 2, 20, 3, 30, 4, 40] },
      { shape: [1], values: [0.5] },
    ],
    output: [1, 2, 4, 1],
    customOptions: [1, stride, stride],
  });

  test('each pixel becomes a square', () =>
    expectValues(
      'Convolution2DTransposeBias',
      model(2),
      [1, 1, 1, 2],
      [11.5, 22.5, 21.5, 42.5, 33.5, 44.5, 63.5, 84.5],
    ));
  test('overlapping squares are refused', () => {
    const file = oneOperator('Convolution2DTransposeBias', model(1));
    expect(() => tfliteToOnnx(file, 'test', { input: 'input', outputs: ['output'] })).toThrow(
      'Convolution2DTransposeBias: filter 2,2, strides 1,1',
    );
  });
});

test('DEQUANTIZE makes float32 constants of float16 ones', async () => {
  const writer = tfliteWriter();
  const input = writer.addTensor('input', [1, 1, 1, 3]);
  const halves = new Uint8Array(Uint16Array.from([0x3c00, 0xc000, 0x3555]).buffer);
  const stored = writer.addTensor('half', [3], TENSOR_TYPES.float16, writer.addBuffer(halves));
  const constant = writer.addTensor('single', [3]);
  const output = writer.addTensor('output', [1, 1, 1, 3]);
  writer.addOperator({ name: 'DEQUANTIZE', inputs: [stored], outputs: [constant] });
  writer.addOperator({ name: 'ADD', inputs: [input, constant], outputs: [output] });
  const { values } = await runTranslated(writer.finish([input], [output]), [1, 1, 1, 3], [0, 0, 0]);
  expect(values).toEqual([1, -2, 0.333251953125]);
});

test('an operator without a translator is refused by name', () => {
  const file = oneOperator('Unheard', { input: [1], output: [1] });
  expect(() => tfliteToOnnx(file, 'test', { input: 'input', outputs: ['output'] })).toThrow(
    'no translator for the operator Unheard',
  );
});

test('the operators that are translated', () => {
  expect(Object.keys(translators)).toEqual([
    'ADD',
    'AVERAGE_POOL_2D',
    'CONCATENATION',
    'CONV_2D',
    'Convolution2DTransposeBias',
    'DEPTHWISE_CONV_2D',
    'DEQUANTIZE',
    'HARD_SWISH',
    'LOGISTIC',
    'MAX_POOL_2D',
    'MUL',
    'PAD',
    'RELU',
    'RESHAPE',
    'RESIZE_BILINEAR',
  ]);
});
