import { ByteBuffer } from 'flatbuffers';
import { describe, expect, test } from 'vitest';
import { rootTable } from './flatbuffer.ts';
import { oneOperator } from './one-operator.testing.ts';
import { readTflite } from './tflite.ts';
import { withHead } from './tflite-head.ts';
import { imageMetadata, METADATA_FIELDS, METADATA_NAME } from './tflite-metadata.ts';
import { FIELDS } from './tflite-schema.ts';

const original = oneOperator('ADD', {
  input: [1, 1, 2, 2],
  constants: [{ shape: [2], values: [10, 100] }],
  output: [1, 1, 2, 2],
  options: [[FIELDS.elementwise.activation, 'Int8', 1]],
});

const extended = withHead(original, (writer, { outputs }) => {
  writer.addMetadata('NOTE', Uint8Array.of(1, 2, 3));
  const flat = writer.addTensor('flat', [4]);
  writer.addOperator({
    name: 'RESHAPE',
    inputs: [...outputs, writer.addInts('shape', [4])],
    outputs: [flat],
  });
  return [flat];
});

describe('withHead', () => {
  const before = readTflite(original);
  const after = readTflite(extended);
  const headLength = extended.length - original.length;

  test('the old bytes follow the head unchanged, 16-byte aligned', () => {
    expect(extended.subarray(headLength)).toEqual(original);
    expect(headLength % 16).toBe(0);
  });

  test('old tensors, inputs and operators are still read the same', () => {
    expect(after.tensors.slice(0, before.tensors.length)).toEqual(before.tensors);
    expect(after.inputs).toEqual(before.inputs);
    const [add] = after.operators;
    expect(add).toMatchObject({ name: 'ADD', inputs: [0, 1], outputs: [2] });
    expect(add?.options?.int8(FIELDS.elementwise.activation)).toBe(1);
  });

  test('new tensors, operators, outputs and metadata come after the old ones', () => {
    expect(after.tensors.slice(before.tensors.length)).toEqual([
      { name: 'flat', shape: [4], type: 0, data: new Uint8Array() },
      { name: 'shape', shape: [1], type: 2, data: Uint8Array.of(4, 0, 0, 0) },
    ]);
    expect(after.operators.slice(1)).toMatchObject([
      { name: 'RESHAPE', inputs: [2, 4], outputs: [3] },
    ]);
    expect(after.outputs).toEqual([3]);
    expect(after.metadata).toEqual(new Map([['NOTE', Uint8Array.of(1, 2, 3)]]));
  });

  test('every buffer is 16-byte aligned', () => {
    const buffer = new ByteBuffer(extended);
    const starts = after.positions.buffers.map((table) => {
      const field = buffer.__offset(table, 4 + 2 * FIELDS.buffer.data);
      return buffer.__vector(table + field) % 16;
    });
    expect(starts).toEqual(starts.map(() => 0));
  });

  test('a head may be put in front of a head', () => {
    const twice = readTflite(
      withHead(extended, (writer, { outputs }) => {
        writer.addMetadata('MORE', Uint8Array.of(4));
        return outputs;
      }),
    );
    expect(twice.tensors).toEqual(after.tensors);
    expect(twice.outputs).toEqual(after.outputs);
    expect([...twice.metadata.keys()]).toEqual(['NOTE', 'MORE']);
  });
});

test('imageMetadata says how to normalise the image', () => {
  const file = imageMetadata(127.5, 0.25);
  expect(new TextDecoder().decode(file.subarray(4, 8))).toBe('M001');
  expect(METADATA_NAME).toBe('TFLITE_METADATA');
  const f = METADATA_FIELDS;
  const [subgraph] = rootTable(file).tables(f.model.subgraphs);
  const [input] = subgraph?.tables(f.subgraph.inputs) ?? [];
  const [unit] = input?.tables(f.tensor.processUnits) ?? [];
  const normalisation = unit?.table(f.processUnit.options);
  expect(normalisation?.float32s(f.normalisation.mean)).toEqual([127.5]);
  expect(normalisation?.float32s(f.normalisation.std)).toEqual([0.25]);
  const image = input?.table(f.tensor.content)?.table(f.content.properties);
  expect(image?.int8(f.image.colourSpace)).toBe(1);
});
