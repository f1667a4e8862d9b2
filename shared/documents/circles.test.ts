import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findCircles } from './circles.ts';

const size = 7;
const graph = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 14 });

/** Who leads to whom by any number of roads, found by trying all (Warshall 1962): slow, and shares no code. */
function reaches(roads: readonly (readonly [number, number])[]): boolean[][] {
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [from, to] of roads) table[from]![to] = true;
  for (let via = 0; via < size; via += 1)
    for (const row of table) if (row[via]) table[via]!.forEach((there, to) => (row[to] ||= there));
  return table;
}

it('two are in one circle exactly where each leads to the other', () => {
  fc.assert(
    fc.property(graph, (roads) => {
      const ids = Array.from({ length: size }, (_, at) => String(at));
      const circles = findCircles(ids, (id) =>
        roads.filter(([from]) => String(from) === id).map(([, to]) => String(to)),
      );
      const table = reaches(roads);
      for (let a = 0; a < size; a += 1) {
        for (let b = 0; b < size; b += 1) {
          const together = circles.some((one) => one.includes(String(a)) && one.includes(String(b)));
          expect(together).toBe(table[a]![b] && table[b]![a]);
        }
      }
      const members = circles.flat();
      expect(new Set(members).size).toBe(members.length);
    }),
    { numRuns: 500 },
  );
});

it('a chain of any length does not exhaust the stack', () => {
  const length = 100_000;
  const ids = Array.from({ length }, (_, at) => String(at));
  expect(findCircles(ids, (id) => [String((Number(id) + 1) % length)])).toHaveLength(1);
});
