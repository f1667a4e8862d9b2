import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import type { FunnelRecord } from './funnel.ts';
import { columnPitch, funnelSizes, placeFunnel, type Rect } from './geometry.ts';
import { example } from './rules/example.ts';

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const across = columnPitch;

describe('placeFunnel', () => {
  it('the main line by order, a branch behind its beginning and below', () => {
    const { rects, frame } = placeFunnel(
      example([
        { kind: 'step', id: 'b', order: 20 },
        { kind: 'step', id: 'a', order: 10 },
        { kind: 'step', id: 'x', order: 15, branch: { from: 'a', condition: null, rejoin: 'b' } },
        { kind: 'step', id: 'y', order: 16, branch: { from: 'x', condition: null, rejoin: null } },
        { kind: 'step', id: 'z', order: 17, branch: { from: 'a', condition: null, rejoin: null } },
        { kind: 'exclusion', id: 'e', from: 'b', to: 'a' },
      ]),
    );
    expect([rects.get('a')?.x, rects.get('b')?.x, rects.get('x')?.x, rects.get('y')?.x]).toEqual([
      0,
      across,
      across,
      2 * across,
    ]);
    expect(rects.get('x')!.y).toBeGreaterThan(rects.get('b')!.y);
    expect(rects.get('y')!.y).toBe(rects.get('x')!.y);
    expect(rects.get('z')!.y).toBeGreaterThan(rects.get('x')!.y);
    expect(rects.get('e')).toMatchObject({ x: funnelSizes.step.width / 2, width: across });
    expect(rects.get('e')!.y).toBeLessThan(0);
    expect(frame.width).toBe(2 * across + funnelSizes.step.width);
  });

  it('in any funnel every step has a place, and no step or bar lies on another', () => {
    fc.assert(
      fc.property(funnel, (document) => {
        const { rects, frame } = placeFunnel(document);
        const records = Object.values(document.records) as FunnelRecord[];
        const drawn = records.filter(
          ({ kind, id }) => kind === 'step' || (kind === 'exclusion' && rects.has(id)),
        );
        for (const record of records)
          if (record.kind === 'step' || record.kind === 'note') expect(rects.has(record.id)).toBe(true);
        for (const [index, a] of drawn.entries()) {
          for (const b of drawn.slice(index + 1))
            expect(overlap(rects.get(a.id)!, rects.get(b.id)!)).toBe(false);
          const rect = rects.get(a.id)!;
          if (a.kind === 'step')
            expect(rect.x + rect.width <= frame.width && rect.y + rect.height <= frame.height).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
