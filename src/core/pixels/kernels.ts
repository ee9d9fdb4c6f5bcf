import { compiledKernels } from './kernels.compiled.ts';

/** The language's own; TypeScript knows it with the DOM alone. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The inner loops of `src/kernels/pixels.ts`, where they are described. Numbers are places in memory, or counts. */
interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void };
  widen(from: number, to: number, pixels: number): void;
  mixRows(
    ring: number,
    rowBytes: number,
    first: number,
    weights: number,
    taps: number,
    to: number,
  ): void;
  mixColumns(
    row: number,
    firsts: number,
    weights: number,
    taps: number,
    pixels: number,
    to: number,
  ): void;
  meanBlocks(
    from: number,
    rowBytes: number,
    rows: number,
    columns: number,
    width: number,
    sums: number,
    to: number,
  ): void;
  setOpaque(at: number, pixels: number, isBgr: boolean): void;
  sampleRow(
    pixels: number,
    rowBytes: number,
    lastX: number,
    lastY: number,
    x: number,
    y: number,
    rightX: number,
    rightY: number,
    downX: number,
    downY: number,
    samples: number,
    scale: number,
    offset: number,
    colours: number,
    to: number,
  ): void;
}

const PAGE = 65_536;
/** The loops read and write a little beyond what they are given. */
const BEYOND = 64;

/** Compiled when first used: at two kilobytes, every browser lets even a page's own thread do it at once. */
function load(): Kernels {
  const bytes = Uint8Array.from(compiledKernels.match(/../g) ?? [], (hex) =>
    Number.parseInt(hex, 16),
  );
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernels;
}

interface Room<Name extends string> {
  readonly kernels: Kernels;
  /** Where each place begins. */
  readonly at: Readonly<Record<Name, number>>;
  /** The whole memory; until room is asked for again. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Sizes<Name extends string> = Readonly<Record<Name, number>>;

function roomIn<Name extends string>(kernels: Kernels, sizes: Sizes<Name>): Room<Name> {
  let end = 0;
  const places = Object.entries<number>(sizes).map(([name, size]) => {
    const begin = end;
    end = Math.ceil((begin + size + BEYOND) / BEYOND) * BEYOND;
    return [name, begin];
  });
  const missing = end - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));
  const bytes = new Uint8Array(kernels.memory.buffer);
  return { kernels, at: Object.fromEntries(places), bytes };
}

let shared: Kernels | undefined;

/**
 * The inner loops with room in their memory, so many bytes for each name. All share that memory: what lay there is
 * lost, so that nothing may be awaited before the results are fetched. It grows to the largest room ever asked for,
 * which should be rows of pixels, not photos.
 */
export function roomFor<Name extends string>(sizes: Sizes<Name>): Room<Name> {
  shared ??= load();
  return roomIn(shared, sizes);
}

/** Those whose memory nobody uses at present. */
const idle: Kernels[] = [];

/** The same in a memory that is nobody else's until the work is done: it may be awaited. */
export async function withRoom<Name extends string, T>(
  sizes: Sizes<Name>,
  work: (room: Room<Name>) => Promise<T>,
): Promise<T> {
  const kernels = idle.pop() ?? load();
  try {
    return await work(roomIn(kernels, sizes));
  } finally {
    idle.push(kernels);
  }
}
