import {
  bodiesOf,
  codeSection,
  concat,
  contentOf,
  importCounts,
  leb,
  moduleOf,
  reader,
  SECTIONS,
  type Section,
  sectionsOf,
} from './wasm.ts';

const I32 = 0x7f;
const MUTABLE = 1;
const [I32_CONST, GLOBAL_SET, END] = [0x41, 0x24, 0x0b];
const EXPORT_GLOBAL = 3;

/** The name under which a watched module exports whether a function was called. */
export const calledName = (index: number): string => `called${index}`;

/** The same function, but it first sets a global to 1. */
function watchedBody(body: Uint8Array, global: number): Uint8Array {
  const read = reader(body);
  for (let groups = read.number(); groups > 0; groups--) {
    read.number();
    read.byte();
  }
  const start = read.at();
  const note = [I32_CONST, 1, GLOBAL_SET, ...leb(global)];
  return concat([body.subarray(0, start), note, body.subarray(start)]);
}

function longer({ id, content }: Section, entries: readonly (readonly number[])[]): Section {
  const read = reader(content);
  const count = leb(read.number() + entries.length);
  return { id, content: concat([count, content.subarray(read.at()), ...entries]) };
}

/** A WebAssembly module that tells, by an exported global for each function, which were called. */
export function watchedModule(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(module);
  const bodies = bodiesOf(contentOf(sections, SECTIONS.code));
  const first =
    importCounts(contentOf(sections, SECTIONS.import)).globals +
    reader(contentOf(sections, SECTIONS.global)).number();
  const edited: Readonly<Record<number, (section: Section) => Section>> = {
    [SECTIONS.code]: () => codeSection(bodies.map((body, i) => watchedBody(body, first + i))),
    [SECTIONS.global]: (section) =>
      longer(
        section,
        bodies.map(() => [I32, MUTABLE, I32_CONST, 0, END]),
      ),
    [SECTIONS.export]: (section) =>
      longer(
        section,
        bodies.map((_, i) => {
          const name = [...new TextEncoder().encode(calledName(i))];
          return [name.length, ...name, EXPORT_GLOBAL, ...leb(first + i)];
        }),
      ),
  };
  return moduleOf(
    module,
    sections.map((section) => edited[section.id]?.(section) ?? section),
  );
}
