/** MediaPipe's canonical face: 468 points in cm, texture coordinates 0..1 (v down), triangles. */
export interface Canonical {
  positions: Float32Array;
  uv: Float32Array;
  triangles: Uint32Array;
}

/** One protobuf field: its number and its value, by wire type. */
type Field = [number, number | Uint8Array];

const VERTEX_BUFFER = 3;
const INDEX_BUFFER = 4;
/** x, y, z, u, v */
const VERTEX_SIZE = 5;

function fieldsOf(bytes: Uint8Array): Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const type = tag & 7;
    if (type === 0) found.push([tag >> 3, varint()]);
    else if (type === 2) {
      const length = varint();
      found.push([tag >> 3, bytes.subarray(at, at + length)]);
      at += length;
    } else if (type === 5) {
      found.push([tag >> 3, view.getFloat32(at, true)]);
      at += 4;
    } else throw new Error(`unexpected protobuf wire type ${type}`);
  }
  return found;
}

const numbers = (fields: Field[], field: number): number[] =>
  fields.flatMap(([id, value]) => (id === field && typeof value === 'number' ? [value] : []));

/**
 * Reads the face mesh out of MediaPipe's geometry metadata (`GeometryPipelineMetadata`, whose
 * only long submessage is the `Mesh3d`). Throws where there is none.
 */
export function parseCanonical(bytes: Uint8Array): Canonical {
  const mesh = fieldsOf(bytes).find(([, v]) => typeof v !== 'number' && v.length > 5000)?.[1];
  if (mesh === undefined || typeof mesh === 'number') throw new Error('no canonical mesh');
  const fields = fieldsOf(mesh);
  const vertices = numbers(fields, VERTEX_BUFFER);
  const count = vertices.length / VERTEX_SIZE;
  const positions = new Float32Array(count * 3);
  const uv = new Float32Array(count * 2);
  for (let i = 0; i < count; i++) {
    positions.set(vertices.slice(i * VERTEX_SIZE, i * VERTEX_SIZE + 3), i * 3);
    uv.set(vertices.slice(i * VERTEX_SIZE + 3, i * VERTEX_SIZE + 5), i * 2);
  }
  return { positions, uv, triangles: Uint32Array.from(numbers(fields, INDEX_BUFFER)) };
}
