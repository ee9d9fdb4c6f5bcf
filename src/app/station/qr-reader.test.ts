import jsQR from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';

test('the library reads a slip as it is printed', () => {
  const slip = `91${'2611238554026407643'.repeat(13)}`.slice(0, 234);
  const { data, size } = encode(slip, { ecc: 'M', border: 4 });
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)];
      if (dark) pixels.fill(20, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  expect(jsQR(pixels, side, side)?.data).toBe(slip);
});
