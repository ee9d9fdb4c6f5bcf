import { compiledKernels } from './kernels.compiled.ts';

/** Part of JavaScript, but TypeScript declares it only together with the DOM. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The inner loops; `src/kernels/pixels.ts` describes them. The numbers are addresses in memory, or counts. */
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
  smoothLanes(lanes: number, half: number, reach: number, pixels: number, to: number): void;
}

const PAGE = 65_536;
/** The loops read and write a few bytes beyond the data that they are given. */
const BEYOND = 64;

/**
 * Compiled at first use. The code has two kilobytes, so every browser can compile it synchronously, even on the
 * main thread.
 */
function load(): Kernels {
  const bytes = Uint8Array.from(compiledKernels.match(/../g) ?? [], (hex) =>
    Number.parseInt(hex, 16),
  );
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernels;
}

interface Room<Name extends string> {
  readonly kernels: Kernels;
  /** The address at which each named area begins. */
  readonly at: Readonly<Record<Name, number>>;
  /** The whole memory. It is valid until room is asked for again. */
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
 * The inner loops, with an area of memory for each name; `sizes` are in bytes. All callers share this memory,
 * and each call overwrites it: fetch the results before you await anything. The memory grows to the largest size
 * ever asked for, so ask for rows of pixels, not for photos.
 */
export function roomFor<Name extends string>(sizes: Sizes<Name>): Room<Name> {
  shared ??= load();
  return roomIn(shared, sizes);
}

/** Instances whose memory nobody uses now. */
const idle: Kernels[] = [];

/** The same, in a memory that belongs to the caller until the work is done. Here the caller may await. */
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
