import { calleesOf } from './calls.ts';
import {
  bodiesOf,
  codeSection,
  contentOf,
  importCounts,
  moduleOf,
  SECTIONS,
  sectionsOf,
} from './wasm.ts';

/** No locals; `unreachable`; `end`. */
const TRAP = Uint8Array.of(0, 0, 0x0b);

/**
 * The functions that are needed: those that were called, all that they name, and so on. Numbers count among the
 * functions that the module defines.
 */
export function keptIn(module: Uint8Array, called: Iterable<number>): ReadonlySet<number> {
  const sections = sectionsOf(module);
  const bodies = bodiesOf(contentOf(sections, SECTIONS.code));
  const imported = importCounts(contentOf(sections, SECTIONS.import)).functions;
  const kept = new Set(called);
  // Values added to a Set during the loop are visited too.
  for (const index of kept) {
    const body = bodies[index];
    if (!body) throw new Error(`the module has no function ${index}`);
    for (const callee of calleesOf(body)) if (callee >= imported) kept.add(callee - imported);
  }
  return kept;
}

/**
 * The module with the unchanged code of these functions only. All other functions trap, so that a call of one is
 * noticed.
 */
export function leanModule(module: Uint8Array, kept: ReadonlySet<number>): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(module);
  const bodies = bodiesOf(contentOf(sections, SECTIONS.code));
  const code = codeSection(bodies.map((body, index) => (kept.has(index) ? body : TRAP)));
  return moduleOf(
    module,
    sections.map((section) => (section.id === SECTIONS.code ? code : section)),
  );
}
