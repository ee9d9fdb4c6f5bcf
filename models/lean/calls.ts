import { type Reader, reader } from './wasm.ts';

const times = (count: number, read: () => void) => {
  for (let left = count; left > 0; left--) read();
};
const twice = (read: Reader) => times(2, read.number);

/** Vector instructions: the second number tells which one. Most have no operands. */
function vectorOperands(read: Reader): void {
  const which = read.number();
  const isWithLane = which >= 84 && which <= 91;
  if (which <= 11 || which === 92 || which === 93 || isWithLane) twice(read);
  if (which === 12 || which === 13) read.take(16);
  if (isWithLane || (which >= 21 && which <= 34)) read.byte();
}

/** Saturating conversions (0 to 7) have no operands. Then come memory and tables. */
function bulkOperands(read: Reader): void {
  const which = read.number();
  if ([8, 10, 12, 14].includes(which)) twice(read);
  else if (which > 8) read.number();
}

function atomicOperands(read: Reader): void {
  const isFence = read.number() === 3;
  if (isFence) read.byte();
  else twice(read);
}

const one = (read: Reader): void => void read.number();
const list = (read: Reader): void => times(read.number(), read.number);
const none = (): void => {};

const CALL = 0x10;
const RETURN_CALL = 0x12;
const FUNCTION_REFERENCE = 0xd2;
/** The last instruction without operands. */
const LAST_PLAIN = 0xc4;

/** How to read the operands of an instruction, by its first byte. */
const operands: Readonly<Record<number, (read: Reader) => void>> = {
  ...Object.fromEntries([0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09].map((op) => [op, one])),
  ...Object.fromEntries([0x0c, 0x0d, 0x18, 0x3f, 0x40, 0x41, 0x42, 0xd0].map((op) => [op, one])),
  ...Object.fromEntries([0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26].map((op) => [op, one])),
  ...Object.fromEntries(Array.from({ length: 23 }, (_, i) => [0x28 + i, twice])),
  14: (read) => {
    list(read);
    read.number();
  },
  17: twice,
  19: twice,
  28: list,
  67: (read) => void read.take(4),
  68: (read) => void read.take(8),
  209: none,
  252: bulkOperands,
  253: vectorOperands,
  254: atomicOperands,
};

/**
 * The numbers of the functions that a function's body names: those that it calls directly, or whose reference it
 * takes. Throws at an unknown instruction.
 */
export function calleesOf(body: Uint8Array): readonly number[] {
  const read = reader(body);
  const found: number[] = [];
  times(read.number(), () => {
    read.number();
    read.byte();
  });
  while (!read.done()) {
    const instruction = read.byte();
    const skip = operands[instruction];
    if ([CALL, RETURN_CALL, FUNCTION_REFERENCE].includes(instruction)) found.push(read.number());
    else if (skip) skip(read);
    else if (instruction > LAST_PLAIN) throw new Error(`no reader for instruction ${instruction}`);
  }
  return found;
}
