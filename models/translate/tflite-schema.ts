/** The numbers of TensorFlow Lite's schema (tensorflow/lite/schema/schema.fbs) that are used here. */
export const FIELDS = {
  model: { version: 0, operatorCodes: 1, subgraphs: 2, buffers: 4, metadata: 6 },
  subgraph: { tensors: 0, inputs: 1, outputs: 2, operators: 3 },
  tensor: { shape: 0, type: 1, buffer: 2, name: 3 },
  buffer: { data: 0 },
  operatorCode: { shortCode: 0, customCode: 1, version: 2, code: 3 },
  operator: { code: 0, inputs: 1, outputs: 2, optionsType: 3, options: 4, customOptions: 5 },
  metadata: { name: 0, buffer: 1 },
  conv2d: { padding: 0, strideW: 1, strideH: 2, activation: 3, dilationW: 4, dilationH: 5 },
  depthwise: { padding: 0, strideW: 1, strideH: 2, activation: 4, dilationW: 5, dilationH: 6 },
  pool: { padding: 0, strideW: 1, strideH: 2, filterW: 3, filterH: 4, activation: 5 },
  resize: { alignCorners: 2, halfPixelCenters: 3 },
  elementwise: { activation: 0 },
  reshape: { shape: 0 },
  axis: { axis: 0 },
} as const;

export const TENSOR_TYPES = { float32: 0, float16: 1, int32: 2 } as const;
export const PADDINGS = { same: 0, valid: 1 } as const;
export const ACTIVATIONS = { none: 0, relu: 1, relu6: 3 } as const;

/** Code and, where it has options, the type number of its options table. */
export const OPERATORS = {
  ADD: { code: 0, options: 11 },
  AVERAGE_POOL_2D: { code: 1, options: 5 },
  CONCATENATION: { code: 2, options: 10 },
  CONV_2D: { code: 3, options: 1 },
  DEPTHWISE_CONV_2D: { code: 4, options: 2 },
  DEQUANTIZE: { code: 6, options: 0 },
  LOGISTIC: { code: 14, options: 0 },
  MAX_POOL_2D: { code: 17, options: 5 },
  MUL: { code: 18, options: 21 },
  RELU: { code: 19, options: 0 },
  RESHAPE: { code: 22, options: 17 },
  RESIZE_BILINEAR: { code: 23, options: 15 },
  CUSTOM: { code: 32, options: 0 },
  PAD: { code: 34, options: 22 },
  GATHER: { code: 36, options: 23 },
  HARD_SWISH: { code: 117, options: 0 },
} as const;
export type OperatorName = keyof typeof OPERATORS;
