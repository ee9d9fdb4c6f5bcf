import protobuf from 'protobufjs';

/** The part of the ONNX format (onnx/onnx.proto) that is used here. */
const PROTO = `
syntax = "proto3";
message Attribute { string name = 1; bytes s = 4; int64 i = 3; repeated int64 ints = 8; int32 type = 20; }
message Node { repeated string input = 1; repeated string output = 2; string name = 3; string opType = 4; repeated Attribute attribute = 5; }
message Tensor { repeated int64 dims = 1; int32 dataType = 2; string name = 8; bytes rawData = 9; }
message Dimension { int64 dimValue = 1; }
message Shape { repeated Dimension dim = 1; }
message TensorType { int32 elemType = 1; Shape shape = 2; }
message Type { TensorType tensorType = 1; }
message ValueInfo { string name = 1; Type type = 2; }
message Graph { repeated Node node = 1; string name = 2; repeated Tensor initializer = 5; repeated ValueInfo input = 11; repeated ValueInfo output = 12; }
message OperatorSet { string domain = 1; int64 version = 2; }
message Model { int64 irVersion = 1; string producerName = 2; Graph graph = 7; repeated OperatorSet opsetImport = 8; }`;

const IR_VERSION = 8;
const OPSET = 17;
const ATTRIBUTE_TYPES = { int: 2, string: 3, ints: 7 } as const;
const DATA_TYPES = { float32: 1, int64: 7 } as const;

/** An attribute's value: a whole number, a name, or a list of whole numbers. */
export type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

export interface Value {
  readonly name: string;
  readonly shape: readonly number[];
}

/** One operation. An input that is left out has an empty name. */
export interface Node {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Attributes;
}

/** Collects an ONNX graph. */
export interface OnnxWriter {
  /** Adds a constant of 32-bit floats. Returns its name. */
  floats(shape: readonly number[], values: ArrayLike<number>): string;
  /** Adds a constant vector of 64-bit integers. Returns its name. */
  ints(values: readonly number[]): string;
  /** Adds a node with one output. An input that is left out has an empty name. */
  node(type: string, inputs: readonly string[], output: string, attributes?: Attributes): void;
  /** The shape of a constant. Undefined for everything else. */
  shape(name: string): readonly number[] | undefined;
  /** Replaces all nodes. */
  rewrite(others: (nodes: readonly Node[]) => readonly Node[]): void;
  /** The ModelProto's bytes; inputs and outputs are 32-bit floats. */
  finish(inputs: readonly Value[], outputs: readonly Value[]): Uint8Array<ArrayBuffer>;
}

/** Starts an ONNX model, opset 17. */
export function onnxWriter(name: string): OnnxWriter {
  let nodes: readonly Node[] = [];
  const constants: (Value & { readonly dataType: number; readonly rawData: Uint8Array })[] = [];

  function constant(shape: readonly number[], dataType: number, values: ArrayBufferView): string {
    const name = `constant${constants.length}`;
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    constants.push({ shape, dataType, name, rawData });
    return name;
  }

  return {
    floats: (shape, values) => constant(shape, DATA_TYPES.float32, Float32Array.from(values)),
    ints: (values) =>
      constant([values.length], DATA_TYPES.int64, BigInt64Array.from(values, BigInt)),
    node: (type, inputs, output, attributes = {}) => {
      nodes = [...nodes, { type, inputs, output, attributes }];
    },
    shape: (name) => constants.find((constant) => constant.name === name)?.shape,
    rewrite: (others) => {
      nodes = others(nodes);
    },
    finish: (inputs, outputs) => {
      const Model = protobuf.parse(PROTO).root.lookupType('Model');
      const used = new Set(nodes.flatMap(({ inputs }) => inputs));
      const kept = constants.filter(({ name }) => used.has(name));
      const message = Model.create({
        irVersion: IR_VERSION,
        producerName: 'id-photo-checker',
        opsetImport: [{ domain: '', version: OPSET }],
        graph: {
          node: nodes.map(nodeMessage),
          name,
          initializer: kept.map(({ shape, ...constant }) => ({ ...constant, dims: shape })),
          input: inputs.map(valueMessage),
          output: outputs.map(valueMessage),
        },
      });
      return new Uint8Array(Model.encode(message).finish());
    },
  };
}

function nodeMessage({ type, inputs, output, attributes }: Node, index: number): object {
  const attribute = Object.entries(attributes).map(attributeMessage);
  return { opType: type, input: inputs, output: [output], attribute, name: `node${index}` };
}

function attributeMessage([name, value]: [string, Attributes[string]]): object {
  if (typeof value === 'number') return { name, type: ATTRIBUTE_TYPES.int, i: value };
  if (typeof value !== 'string') return { name, type: ATTRIBUTE_TYPES.ints, ints: value };
  return { name, type: ATTRIBUTE_TYPES.string, s: new TextEncoder().encode(value) };
}

function valueMessage({ name, shape }: Value): object {
  const dim = shape.map((length) => ({ dimValue: length }));
  return { name, type: { tensorType: { elemType: DATA_TYPES.float32, shape: { dim } } } };
}
