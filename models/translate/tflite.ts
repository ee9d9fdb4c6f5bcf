import { rootTable, type Table } from './flatbuffer.ts';
import { FIELDS, OPERATORS } from './tflite-schema.ts';

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** One of TENSOR_TYPES. */
  readonly type: number;
  /** Little-endian values of a constant; empty for a tensor that is computed. */
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface Operator {
  /** The name in the schema, or the name of a custom operator. */
  readonly name: string;
  /** Indices of tensors. -1 stands for one that is left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: Table | undefined;
  readonly customOptions: Uint8Array<ArrayBuffer>;
}

/** A TensorFlow Lite model of one subgraph. */
export interface Tflite {
  readonly tensors: readonly Tensor[];
  readonly operators: readonly Operator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Named blobs that describe the model. */
  readonly metadata: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Where the tables lie in the file, in bytes from its start. */
  readonly positions: {
    readonly operatorCodes: readonly number[];
    readonly buffers: readonly number[];
    readonly tensors: readonly number[];
    readonly operators: readonly number[];
    readonly metadata: readonly number[];
  };
}

const builtinNames = new Map<number, string>(
  Object.entries(OPERATORS).map(([name, { code }]) => [code, name]),
);

/** An operator that OPERATORS does not list is named by its number, such as `BUILTIN_124`. */
function operatorName(operatorCode: Table): string {
  const { shortCode, customCode, code } = FIELDS.operatorCode;
  // Codes of 127 and more do not fit the old one-byte field; each writer fills at least one.
  const number = Math.max(operatorCode.int8(shortCode), operatorCode.int32(code));
  if (number === OPERATORS.CUSTOM.code) return operatorCode.string(customCode);
  return builtinNames.get(number) ?? `BUILTIN_${number}`;
}

/** Reads a `.tflite` file. Throws where it has more than one subgraph. */
export function readTflite(file: Uint8Array): Tflite {
  const model = rootTable(file);
  const subgraphs = model.tables(FIELDS.model.subgraphs);
  const [subgraph] = subgraphs;
  if (!subgraph || subgraphs.length > 1) throw new Error(`${subgraphs.length} subgraphs, not 1`);

  const tables = {
    operatorCodes: model.tables(FIELDS.model.operatorCodes),
    buffers: model.tables(FIELDS.model.buffers),
    tensors: subgraph.tables(FIELDS.subgraph.tensors),
    operators: subgraph.tables(FIELDS.subgraph.operators),
    metadata: model.tables(FIELDS.model.metadata),
  };
  const names = tables.operatorCodes.map(operatorName);
  const blobs = tables.buffers.map((buffer) => buffer.bytes(FIELDS.buffer.data));
  const positions = (list: readonly Table[]): number[] => list.map(({ position }) => position);

  return {
    tensors: tables.tensors.map((tensor) => ({
      name: tensor.string(FIELDS.tensor.name),
      shape: tensor.int32s(FIELDS.tensor.shape),
      type: tensor.int8(FIELDS.tensor.type),
      data: at(blobs, tensor.int32(FIELDS.tensor.buffer)),
    })),
    operators: tables.operators.map((operator) => ({
      name: at(names, operator.int32(FIELDS.operator.code)),
      inputs: operator.int32s(FIELDS.operator.inputs),
      outputs: operator.int32s(FIELDS.operator.outputs),
      options: operator.table(FIELDS.operator.options),
      customOptions: operator.bytes(FIELDS.operator.customOptions),
    })),
    inputs: subgraph.int32s(FIELDS.subgraph.inputs),
    outputs: subgraph.int32s(FIELDS.subgraph.outputs),
    metadata: new Map(
      tables.metadata.map((entry) => [
        entry.string(FIELDS.metadata.name),
        at(blobs, entry.int32(FIELDS.metadata.buffer)),
      ]),
    ),
    positions: {
      operatorCodes: positions(tables.operatorCodes),
      buffers: positions(tables.buffers),
      tensors: positions(tables.tensors),
      operators: positions(tables.operators),
      metadata: positions(tables.metadata),
    },
  };
}

/** The item at an index. Throws where there is none, as in a damaged file. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${list.length}`);
  return item;
}
