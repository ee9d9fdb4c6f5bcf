import { describe, expect, test } from 'vitest';
import { scalePage } from './page.ts';
import { linePlot } from './plots.ts';
import type { Scale } from './results.ts';

const machine = { cpu: 'a processor', cores: 2, node: 'v20' };

const photos: NonNullable<Scale['photos']> = {
  photos: 8,
  workers: 2,
  megapixels: 0.5,
  seconds: 8,
  verdicts: 7,
  median: 100,
  peak: 1_000,
  moments: [1, 2, 3, 4].map((i) => ({ photos: 2 * i, seconds: 2 * i, memory: 900 + i })),
};

describe('the page', () => {
  test('has a section and its pictures for each part that was measured', () => {
    const { text, plots } = scalePage({ engines: { photos: '1.2.3' }, machine, photos });
    expect(text).toContain('## QA by photos');
    expect(text).not.toContain('## Receipts');
    expect([...plots.keys()]).toEqual(['photos-time', 'photos-memory']);
    for (const name of plots.keys()) expect(text).toContain(`(scale/${name}.svg)`);
  });

  test('says which engine measured which part', () => {
    const engines = { replay: '1.2.3', photos: '1.3.0', sizes: '1.2.3' };
    const { text } = scalePage({ engines, machine, photos });
    expect(text).toContain('Engine 1.2.3: replay, sizes. Engine 1.3.0: photos.');
  });

  test('a plot is a file of its own that says what it shows', () => {
    const points = [1, 10, 100].map((x) => ({ x, y: x, name: 'a' }));
    const svg = linePlot(points, { x: 'x', y: 'y', alt: 'It grows' }, { logX: true });
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('aria-label="It grows"');
  });
});
