import { TO_NCHW, TO_NHWC } from './layout.ts';
import type { Attributes } from './onnx.ts';
import { at, type Tensor } from './tflite.ts';
import { ACTIVATIONS, FIELDS } from './tflite-schema.ts';
import {
  activated,
  bias,
  first,
  operand,
  options,
  type Translator,
  weights,
} from './translation.ts';
import { area, windowAttributes } from './window.ts';

/** From weights (out, row, column, in) to ONNX's (out, in, row, column). */
const CONV_WEIGHTS = TO_NCHW;
/** From depthwise weights (1, row, column, out) to ONNX's (out, 1, row, column). */
const DEPTHWISE_WEIGHTS = [3, 0, 1, 2] as const;
/** From weights (out, row, column, in) to the (in, out, row, column) of ONNX's ConvTranspose. */
const CONV_TRANSPOSE_WEIGHTS = [3, 0, 1, 2] as const;

const unary =
  (type: string): Translator =>
  ({ inputs, outputs }, to) =>
    to.onnx.node(type, [to.value(first(inputs))], to.value(first(outputs)));

const elementwise =
  (type: string): Translator =>
  (operator, to) => {
    const { inputs, outputs } = operator;
    const activation = operator.options?.int8(FIELDS.elementwise.activation) ?? ACTIVATIONS.none;
    const output = first(outputs);
    const operands = inputs.map((index) => operand(to, index, to.tensor(output).shape.length));
    activated(to, activation, [type, operands, to.value(output)]);
  };

const convolution =
  (
    fields: typeof FIELDS.conv2d | typeof FIELDS.depthwise,
    order: readonly number[],
    groups: (image: Tensor) => number,
  ): Translator =>
  (operator, to) => {
    const { int8, pair } = options(operator);
    const image = to.tensor(at(operator.inputs, 0));
    const filter = at(operator.inputs, 1);
    const window = {
      filter: area(to.tensor(filter)),
      strides: pair(fields.strideH, fields.strideW, 0),
      dilations: pair(fields.dilationH, fields.dilationW, 1),
      padding: int8(fields.padding),
    };
    const inputs = [to.value(first(operator.inputs)), weights(to, filter, order)];
    activated(to, int8(fields.activation), [
      'Conv',
      [...inputs, ...bias(to, operator)],
      to.value(first(operator.outputs)),
      { ...windowAttributes(image, window), group: groups(image) },
    ]);
  };

const pool =
  (type: string, attributes: Attributes = {}): Translator =>
  (operator, to) => {
    const { int8, pair } = options(operator);
    const fields = FIELDS.pool;
    const input = first(operator.inputs);
    const { dilations, ...window } = windowAttributes(to.tensor(input), {
      filter: pair(fields.filterH, fields.filterW, 0),
      strides: pair(fields.strideH, fields.strideW, 0),
      dilations: [1, 1],
      padding: int8(fields.padding),
    });
    activated(to, int8(fields.activation), [
      type,
      [to.value(input)],
      to.value(first(operator.outputs)),
      { ...window, ...attributes },
    ]);
  };

/** Weights are stored as float16. They become float32 here, not when the model runs. */
const dequantize: Translator = ({ inputs, outputs }, to) =>
  to.setConstant(first(outputs), to.constant(first(inputs)));

const reshape: Translator = ({ inputs, outputs }, to) => {
  const { onnx } = to;
  const [input, output] = [first(inputs), first(outputs)];
  const { shape } = to.tensor(output);
  const result = to.value(output);
  let from = to.value(input);
  // The values are in TensorFlow's order, so an image is changed back to that layout first.
  if (to.tensor(input).shape.length === 4) {
    onnx.node('Transpose', [from], `${result}/nhwc`, { perm: TO_NHWC });
    from = `${result}/nhwc`;
  }
  if (shape.length !== 4) return onnx.node('Reshape', [from, onnx.ints(shape)], result);
  onnx.node('Reshape', [from, onnx.ints(shape)], `${result}/image`);
  onnx.node('Transpose', [`${result}/image`], result, { perm: TO_NCHW });
};

const pad: Translator = ({ inputs, outputs }, to) => {
  const [input, amounts] = [first(inputs), to.tensor(at(inputs, 1))];
  const pairs = new Int32Array(amounts.data.buffer);
  const rank = at(amounts.shape, 0);
  const axes = rank === 4 ? TO_NCHW : Array.from({ length: rank }, (_, axis) => axis);
  const pads = [0, 1].flatMap((end) => axes.map((axis) => pairs[2 * axis + end] ?? 0));
  to.onnx.node('Pad', [to.value(input), to.onnx.ints(pads)], to.value(first(outputs)));
};

const resize: Translator = (operator, to) => {
  const { int8 } = options(operator);
  const output = first(operator.outputs);
  const [image = 0, height = 0, width = 0, channels = 0] = to.tensor(output).shape;
  let mode = 'asymmetric';
  if (int8(FIELDS.resize.alignCorners)) mode = 'align_corners';
  if (int8(FIELDS.resize.halfPixelCenters)) mode = 'half_pixel';
  const sizes = to.onnx.ints([image, channels, height, width]);
  to.onnx.node('Resize', [to.value(first(operator.inputs)), '', '', sizes], to.value(output), {
    mode: 'linear',
    coordinate_transformation_mode: mode,
  });
};

/**
 * MediaPipe's transposed convolution with a bias. Its options are a TfLiteTransposeConvParams: three 32-bit
 * integers (padding, stride along the width, stride along the height). Throws where the windows overlap or leave
 * gaps, because only for adjacent windows the padding does not matter.
 */
const convolutionTranspose: Translator = (operator, to) => {
  const [, strideW, strideH] = new Int32Array(operator.customOptions.buffer);
  const filter = at(operator.inputs, 1);
  const kernel = area(to.tensor(filter));
  if (kernel[0] !== strideH || kernel[1] !== strideW)
    throw new Error(`${operator.name}: filter ${kernel}, strides ${strideH},${strideW}`);
  const image = to.value(first(operator.inputs));
  const inputs = [image, weights(to, filter, CONV_TRANSPOSE_WEIGHTS), ...bias(to, operator)];
  const attributes = { kernel_shape: kernel, strides: kernel };
  to.onnx.node('ConvTranspose', inputs, to.value(first(operator.outputs)), attributes);
};

/** Parts along one axis; an image's axes are counted in ONNX's layout. */
const concatenation: Translator = ({ inputs, outputs, options: given }, to) => {
  const output = first(outputs);
  const rank = to.tensor(output).shape.length;
  const stated = given?.int32(FIELDS.axis.axis) ?? 0;
  const tensorAxis = stated < 0 ? rank + stated : stated;
  const axis = rank === 4 ? (TO_NCHW as readonly number[]).indexOf(tensorAxis) : tensorAxis;
  to.onnx.node('Concat', inputs.map(to.value), to.value(output), { axis });
};

export const translators: Readonly<Record<string, Translator>> = {
  ADD: elementwise('Add'),
  AVERAGE_POOL_2D: pool('AveragePool', { count_include_pad: 0 }),
  CONCATENATION: concatenation,
  CONV_2D: convolution(FIELDS.conv2d, CONV_WEIGHTS, () => 1),
  Convolution2DTransposeBias: convolutionTranspose,
  DEPTHWISE_CONV_2D: convolution(FIELDS.depthwise, DEPTHWISE_WEIGHTS, ({ shape }) => at(shape, 3)),
  DEQUANTIZE: dequantize,
  HARD_SWISH: unary('HardSwish'),
  LOGISTIC: unary('Sigmoid'),
  MAX_POOL_2D: pool('MaxPool'),
  MUL: elementwise('Mul'),
  PAD: pad,
  RELU: unary('Relu'),
  RESHAPE: reshape,
  RESIZE_BILINEAR: resize,
};
