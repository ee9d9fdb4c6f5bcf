import { Builder } from 'flatbuffers';
import { type Field, table, vector } from './flatbuffer.ts';
import { FIELDS, OPERATORS, type OperatorName, TENSOR_TYPES } from './tflite-schema.ts';

/** An operator to be written. `options` are fields of its options table. */
interface NewOperator {
  /** A name of the schema, or the name of a custom operator. */
  readonly name: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options?: (builder: Builder) => readonly Field[];
  readonly customOptions?: Uint8Array;
}

/** Parts that lie elsewhere in the file, as Builder offsets, and that the new ones come after. */
export interface Parts {
  readonly operatorCodes: readonly number[];
  readonly buffers: readonly number[];
  readonly tensors: readonly number[];
  readonly operators: readonly number[];
  readonly metadata: readonly number[];
}

/** Collects new parts of a TensorFlow Lite model. Every `add` returns the new part's index. */
export interface TfliteWriter {
  addBuffer(bytes: Uint8Array): number;
  /** Without `buffer` the tensor is computed. */
  addTensor(name: string, shape: readonly number[], type?: number, buffer?: number): number;
  /** A constant vector of 32-bit integers. */
  addInts(name: string, values: readonly number[]): number;
  addOperator(operator: NewOperator): void;
  addMetadata(name: string, bytes: Uint8Array): void;
  /**
   * Finishes the file (FlatBuffer identifier TFL3, schema version 3); its length is a multiple of
   * 16 bytes.
   */
  finish(inputs: readonly number[], outputs: readonly number[]): Uint8Array<ArrayBuffer>;
}

const VERSION = 3;
const NO_PARTS: Parts = {
  operatorCodes: [],
  buffers: [],
  tensors: [],
  operators: [],
  metadata: [],
};

/** Starts a TensorFlow Lite model of one subgraph. */
export function tfliteWriter(old: Parts = NO_PARTS): TfliteWriter {
  const builder = new Builder(1 << 12);
  const parts = {
    operatorCodes: [...old.operatorCodes],
    buffers: [...old.buffers],
    tensors: [...old.tensors],
    operators: [...old.operators],
    metadata: [...old.metadata],
  };
  const codes = new Map<string, number>();
  const push = (list: number[], offset: number): number => list.push(offset) - 1;

  function addBuffer(bytes: Uint8Array): number {
    const data = vector(builder, 'Int8', bytes, 16);
    return push(parts.buffers, table(builder, [[FIELDS.buffer.data, 'Offset', data]]));
  }

  // The schema says that buffer 0 is empty, and that computed tensors refer to it.
  if (parts.buffers.length === 0) addBuffer(new Uint8Array());

  function addTensor(
    name: string,
    shape: readonly number[],
    type: number = TENSOR_TYPES.float32,
    buffer = 0,
  ): number {
    const offsets = { name: builder.createString(name), shape: vector(builder, 'Int32', shape) };
    const tensor = table(builder, [
      [FIELDS.tensor.shape, 'Offset', offsets.shape],
      [FIELDS.tensor.type, 'Int8', type],
      [FIELDS.tensor.buffer, 'Int32', buffer],
      [FIELDS.tensor.name, 'Offset', offsets.name],
    ]);
    return push(parts.tensors, tensor);
  }

  function operatorCode(name: string): number {
    const { shortCode, customCode, version, code } = FIELDS.operatorCode;
    const known = codes.get(name);
    if (known !== undefined) return known;
    const builtin = OPERATORS[name as OperatorName];
    const number = (builtin ?? OPERATORS.CUSTOM).code;
    const custom = builtin ? [] : [[customCode, 'Offset', builder.createString(name)] as const];
    const offset = table(builder, [
      [shortCode, 'Int8', number],
      ...custom,
      [version, 'Int32', 1],
      [code, 'Int32', number],
    ]);
    const index = push(parts.operatorCodes, offset);
    codes.set(name, index);
    return index;
  }

  return {
    addBuffer,
    addTensor,
    addInts: (name, values) => {
      const buffer = addBuffer(new Uint8Array(Int32Array.from(values).buffer));
      return addTensor(name, [values.length], TENSOR_TYPES.int32, buffer);
    },
    addOperator: ({ name, inputs, outputs, options, customOptions }) => {
      const fields: Field[] = [
        [FIELDS.operator.code, 'Int32', operatorCode(name)],
        [FIELDS.operator.inputs, 'Offset', vector(builder, 'Int32', inputs)],
        [FIELDS.operator.outputs, 'Offset', vector(builder, 'Int32', outputs)],
      ];
      if (options) {
        const type = OPERATORS[name as OperatorName].options;
        fields.push([FIELDS.operator.optionsType, 'Int8', type]);
        fields.push([FIELDS.operator.options, 'Offset', table(builder, options(builder))]);
      }
      if (customOptions) {
        const offset = vector(builder, 'Int8', customOptions);
        fields.push([FIELDS.operator.customOptions, 'Offset', offset]);
      }
      push(parts.operators, table(builder, fields));
    },
    addMetadata: (name, bytes) => {
      const buffer = addBuffer(bytes);
      const offset = builder.createString(name);
      const entry = table(builder, [
        [FIELDS.metadata.name, 'Offset', offset],
        [FIELDS.metadata.buffer, 'Int32', buffer],
      ]);
      push(parts.metadata, entry);
    },
    finish: (inputs, outputs) => {
      const subgraph = table(builder, [
        [FIELDS.subgraph.tensors, 'Offset', vector(builder, 'Offset', parts.tensors)],
        [FIELDS.subgraph.inputs, 'Offset', vector(builder, 'Int32', inputs)],
        [FIELDS.subgraph.outputs, 'Offset', vector(builder, 'Int32', outputs)],
        [FIELDS.subgraph.operators, 'Offset', vector(builder, 'Offset', parts.operators)],
      ]);
      const root = table(builder, [
        [FIELDS.model.version, 'Int32', VERSION],
        [FIELDS.model.operatorCodes, 'Offset', vector(builder, 'Offset', parts.operatorCodes)],
        [FIELDS.model.subgraphs, 'Offset', vector(builder, 'Offset', [subgraph])],
        [FIELDS.model.buffers, 'Offset', vector(builder, 'Offset', parts.buffers)],
        [FIELDS.model.metadata, 'Offset', vector(builder, 'Offset', parts.metadata)],
      ]);
      builder.prep(16, 0);
      builder.finish(root, 'TFL3');
      return new Uint8Array(builder.asUint8Array());
    },
  };
}
