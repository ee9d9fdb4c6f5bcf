import { readTflite, type Tflite } from './tflite.ts';
import { type TfliteWriter, tfliteWriter } from './tflite-writer.ts';

/**
 * Adds parts to a TensorFlow Lite model without rewriting it: a small new file, the head, is put in
 * front of the old bytes, and its root table takes the old root's place.
 *
 * Why this works: every reference in a FlatBuffer is a distance from the place where it stands,
 * forwards only (a table's distance to its own vtable apart, and the two move together). So the old
 * tables stay valid wherever they are moved as one block, and new vectors in front of them can refer
 * to them and to new tables alike. A Builder counts offsets back from the end of what it writes;
 * what lies p bytes behind that end therefore has the offset -p. The head's length is a multiple of
 * 16, so the weights keep the alignment of 16 bytes that TensorFlow Lite wants of them. The old root
 * table and its vectors remain in the file, referred to by nothing.
 *
 * `add` receives the writer and the old model, whose indices remain valid, and answers the model's
 * outputs (indices of tensors).
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
