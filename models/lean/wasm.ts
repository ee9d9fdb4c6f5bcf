/** The sections of a WebAssembly module that are of use here; https://webassembly.github.io/spec/core/binary/modules.html */
export const SECTIONS = { import: 2, global: 6, export: 7, code: 10 } as const;
/** Kinds of imports and exports. */
const KINDS = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;
const HEADER_BYTES = 8;

export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** An unsigned number in LEB128. */
export function leb(value: number): readonly number[] {
  const rest = Math.floor(value / 128);
  return rest === 0 ? [value] : [(value % 128) | 128, ...leb(rest)];
}

/** Reads numbers one after the other. */
export function reader(bytes: Uint8Array, start = 0) {
  let at = start;
  const byte = () => {
    const value = bytes[at++];
    if (value === undefined) throw new Error('the module ends early');
    return value;
  };
  const number = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
      scale *= 128;
    }
  };
  const take = (length: number): Uint8Array => {
    at += length;
    if (at > bytes.length) throw new Error('the module ends early');
    return bytes.subarray(at - length, at);
  };
  return { byte, number, take, done: () => at === bytes.length, at: () => at };
}
export type Reader = ReturnType<typeof reader>;

export function sectionsOf(module: Uint8Array): readonly Section[] {
  const read = reader(module, HEADER_BYTES);
  const sections: Section[] = [];
  while (!read.done()) sections.push({ id: read.byte(), content: read.take(read.number()) });
  return sections;
}

/** The content of the section with that id. Throws where there is none. */
export function contentOf(sections: readonly Section[], id: number): Uint8Array {
  const found = sections.find((section) => section.id === id);
  if (!found) throw new Error(`the module has no section ${id}`);
  return found.content;
}

export function concat(
  parts: readonly (Uint8Array | readonly number[])[],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A module of sections, after the header of the one that they come from. */
export const moduleOf = (from: Uint8Array, sections: readonly Section[]): Uint8Array<ArrayBuffer> =>
  concat([
    from.subarray(0, HEADER_BYTES),
    ...sections.flatMap(({ id, content }) => [[id], leb(content.length), content]),
  ]);

/** The bodies of a code section: declarations of locals, instructions. */
export function bodiesOf(content: Uint8Array): readonly Uint8Array[] {
  const read = reader(content);
  return Array.from({ length: read.number() }, () => read.take(read.number()));
}

export const codeSection = (bodies: readonly Uint8Array[]): Section => ({
  id: SECTIONS.code,
  content: concat([leb(bodies.length), ...bodies.flatMap((body) => [leb(body.length), body])]),
});

/** How many functions and globals are imported. The module's own are numbered after them. */
export function importCounts(content: Uint8Array): { functions: number; globals: number } {
  const read = reader(content);
  const counts = { functions: 0, globals: 0 };
  const limits = () => {
    const flags = read.byte();
    read.number();
    if (flags & 1) read.number();
  };
  for (let left = read.number(); left > 0; left--) {
    read.take(read.number());
    read.take(read.number());
    const kind = read.byte();
    if (kind === KINDS.function) {
      counts.functions++;
      read.number();
    } else if (kind === KINDS.table) {
      read.byte();
      limits();
    } else if (kind === KINDS.memory) limits();
    else if (kind === KINDS.global) {
      counts.globals++;
      read.take(2);
    } else throw new Error(`no reader for an import of kind ${kind}`);
  }
  return counts;
}
