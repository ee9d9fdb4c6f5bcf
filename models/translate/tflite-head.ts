import { readTflite, type Tflite } from './tflite.ts';
import { type TfliteWriter, tfliteWriter } from './tflite-writer.ts';

/**
 * Adds parts to a TensorFlow Lite model without rewriting it. A small new file, the head, is put in front of the
 * old bytes, and its root table replaces the old root. Why this works: every reference in a FlatBuffer is a
 * distance from its own place, forwards only. (The exception is a table's distance to its vtable, but the two move
 * together.) So the old tables stay valid when they move as one block, and new vectors in front of them can refer
 * to old and new tables. A Builder counts offsets backwards from the end of what it writes, so a place p bytes
 * behind that end has the offset -p. The head's length is a multiple of 16, so the weights keep the 16-byte
 * alignment that TensorFlow Lite needs. The old root table and its vectors stay in the file, unused. `add`
 * receives the writer and the old model, whose indices stay valid, and returns the model's outputs (indices of
 * tensors).
 */
export function withHead(
  file: Uint8Array,
  add: (writer: TfliteWriter, old: Tflite) => readonly number[],
): Uint8Array<ArrayBuffer> {
  const old = readTflite(file);
  const behind = (positions: readonly number[]): number[] => positions.map((position) => -position);
  const writer = tfliteWriter({
    operatorCodes: behind(old.positions.operatorCodes),
    buffers: behind(old.positions.buffers),
    tensors: behind(old.positions.tensors),
    operators: behind(old.positions.operators),
    metadata: behind(old.positions.metadata),
  });
  const outputs = add(writer, old);
  const head = writer.finish(old.inputs, outputs);

  const extended = new Uint8Array(head.length + file.length);
  extended.set(head);
  extended.set(file, head.length);
  return extended;
}
