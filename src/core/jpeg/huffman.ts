/** Bits of the longest code that a JPEG may have. */
const LONGEST = 16;
/** Stands for the code of all ones, which must stay free. */
const RESERVED = 256;

/** A Huffman code of bytes, as a JPEG states it and as it is used. */
export interface Code {
  /** How many codes have 1, 2, … 16 bits. */
  readonly counts: Uint8Array;
  /** The symbols, those of shorter codes first. */
  readonly symbols: Uint8Array;
  /** By symbol: its code, and the code's bits; 0 for what does not occur. */
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** How deep each of some weights, the smallest first, lies in Huffman's tree. */
function depthsOf(weights: readonly number[]): number[] {
  const sums = [...weights];
  const parents: number[] = [];
  for (let leaf = 0, inner = weights.length; sums.length < 2 * weights.length - 1; ) {
    let sum = 0;
    for (let child = 0; child < 2; child++) {
      const isLeaf =
        leaf < weights.length && (inner >= sums.length || weights[leaf] <= sums[inner]);
      const least = isLeaf ? leaf++ : inner++;
      parents[least] = sums.length;
      sum += sums[least];
    }
    sums.push(sum);
  }
  const depths = sums.map(() => 0);
  for (let i = sums.length - 2; i >= 0; i--) depths[i] = depths[parents[i]] + 1;
  return depths.slice(0, weights.length);
}

/** How many codes there are of each length, none longer than allowed (ITU-T T.81, figure K.3), the reserved one left out. */
function countsOf(depths: readonly number[]): Uint8Array {
  const counts = new Array<number>(Math.max(LONGEST, ...depths) + 1).fill(0);
  for (const depth of depths) counts[depth] += 1;
  for (let length = counts.length - 1; length > LONGEST; length--) {
    while (counts[length] > 0) {
      let shorter = length - 2;
      while (counts[shorter] === 0) shorter -= 1;
      counts[length] -= 2;
      counts[length - 1] += 1;
      counts[shorter + 1] += 2;
      counts[shorter] -= 1;
    }
  }
  let last = LONGEST;
  while (counts[last] === 0) last -= 1;
  counts[last] -= 1;
  return Uint8Array.from(counts.slice(1, LONGEST + 1));
}

/** The code that writes symbols 0…255, which occur so often, in the fewest bits. */
export function codeFor(occurrences: ArrayLike<number>): Code {
  const used = Array.from(occurrences, (count, symbol) => ({ count, symbol })).filter(
    ({ count }) => count > 0,
  );
  const rarest = [{ count: 0, symbol: RESERVED }, ...used.sort((a, b) => a.count - b.count)];
  const counts = countsOf(rarest.length === 1 ? [1] : depthsOf(rarest.map(({ count }) => count)));
  const symbols = Uint8Array.from(rarest.slice(1).reverse(), ({ symbol }) => symbol);
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let next = 0;
  counts.forEach((count, i) => {
    for (const symbol of symbols.subarray(next, next + count)) {
      codes[symbol] = code++;
      lengths[symbol] = i + 1;
    }
    next += count;
    code <<= 1;
  });
  return { counts, symbols, codes, lengths };
}
