import { type Builder, ByteBuffer } from 'flatbuffers';

/** A table of a FlatBuffer. Fields are read by their number in the schema, from 0. */
export interface Table {
  /** Bytes from the start of the file. */
  readonly position: number;
  int8(field: number, fallback?: number): number;
  int32(field: number, fallback?: number): number;
  /** Empty where the field is absent. The same holds for the vectors below. */
  string(field: number): string;
  bytes(field: number): Uint8Array<ArrayBuffer>;
  int32s(field: number): number[];
  float32s(field: number): number[];
  table(field: number): Table | undefined;
  tables(field: number): Table[];
}

/** The root table of a FlatBuffer file. */
export function rootTable(file: Uint8Array): Table {
  const buffer = new ByteBuffer(file);
  return tableAt(buffer, buffer.__indirect(0));
}

function tableAt(buffer: ByteBuffer, position: number): Table {
  const find = (field: number): number => {
    const offset = buffer.__offset(position, 4 + 2 * field);
    return offset && position + offset;
  };
  const items = (field: number, bytesPerItem: number): number[] => {
    const at = find(field);
    if (!at) return [];
    const start = buffer.__vector(at);
    return Array.from({ length: buffer.__vector_len(at) }, (_, k) => start + k * bytesPerItem);
  };
  const bytes = (field: number): Uint8Array<ArrayBuffer> => {
    const at = find(field);
    if (!at) return new Uint8Array();
    const start = buffer.__vector(at);
    return new Uint8Array(buffer.bytes().subarray(start, start + buffer.__vector_len(at)));
  };
  return {
    position,
    bytes,
    int8: (field, fallback = 0) => (find(field) ? buffer.readInt8(find(field)) : fallback),
    int32: (field, fallback = 0) => (find(field) ? buffer.readInt32(find(field)) : fallback),
    string: (field) => new TextDecoder().decode(bytes(field)),
    int32s: (field) => items(field, 4).map((at) => buffer.readInt32(at)),
    float32s: (field) => items(field, 4).map((at) => buffer.readFloat32(at)),
    table: (field) => {
      const at = find(field);
      return at ? tableAt(buffer, buffer.__indirect(at)) : undefined;
    },
    tables: (field) => items(field, 4).map((at) => tableAt(buffer, buffer.__indirect(at))),
  };
}

/** Writes a vector. A FlatBuffer is written from its end to its start, so the order is reversed. */
export function vector(
  builder: Builder,
  kind: 'Int8' | 'Int32' | 'Float32' | 'Offset',
  values: Iterable<number>,
  alignment = kind === 'Int8' ? 1 : 4,
): number {
  const list = Array.from(values);
  builder.startVector(kind === 'Int8' ? 1 : 4, list.length, alignment);
  for (const value of list.reverse()) builder[`add${kind}`](value);
  return builder.endVector();
}

/** A field of a table to be written: its number in the schema, its type and its value. */
export type Field = readonly [number: number, kind: 'Int8' | 'Int32' | 'Offset', value: number];

/** Writes a table; a value that equals the schema's default may be left out or given. */
export function table(builder: Builder, fields: readonly Field[]): number {
  builder.startObject(Math.max(-1, ...fields.map(([number]) => number)) + 1);
  builder.forceDefaults(true);
  for (const [number, kind, value] of fields) builder[`addField${kind}`](number, value, 0);
  builder.forceDefaults(false);
  return builder.endObject();
}
