import { describe, expect, test } from 'vitest';
import { grounds } from './grounds.ts';
import { type CheckId, checks } from './index.ts';

const order = checks.map(({ id }) => id);
const severe = grounds.filter(({ from, below }) => from !== undefined || below !== undefined);
const place = (id: CheckId) => order.indexOf(id);

describe.each(grounds)('$cause', ({ cause, spoils }) => {
  test('spoils others, each once, and not itself', () => {
    expect(spoils.length).toBeGreaterThan(0);
    expect(new Set(spoils).size).toBe(spoils.length);
    expect(spoils).not.toContain(cause);
  });
});

test('an ordinary failure is heard of before what it spoils', () => {
  const ordinary = grounds.filter((ground) => !severe.includes(ground));
  for (const { cause, spoils } of ordinary) {
    for (const id of spoils) expect(place(cause), `${cause} before ${id}`).toBeLessThan(place(id));
  }
});
