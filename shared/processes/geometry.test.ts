import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { process } from '../../stress/arbitraries/process.ts';
import { placeProcess, processSizes } from './geometry.ts';
import { indexProcess } from './process-index.ts';
import { example } from './rules/example.ts';

describe('placeProcess', () => {
  it('what belongs to a procedure moves along with it', () => {
    const at = (x: number) =>
      placeProcess(
        example([
          { kind: 'procedure', id: 'p', layout: { x, y: 50 } },
          { kind: 'action', id: 'a', procedureId: 'p', layout: { x: 10, y: 20 } },
          { kind: 'action', id: 'b', layout: { x: 10, y: 20 } },
        ]),
      ).rects;
    expect(at(100).get('a')).toEqual({ x: 110, y: 70, ...processSizes.action });
    expect(at(300).get('a')).toEqual({ x: 310, y: 70, ...processSizes.action });
    expect(at(300).get('b')).toEqual({ x: 10, y: 20, ...processSizes.action });
  });

  it('a decision grows with what it asks, up to the fold', () => {
    const heightOf = (count: number) => {
      const conditions = Array.from(
        { length: count },
        (_, at) => ({ kind: 'condition', id: `c${at}`, groupId: 'g' }) as const,
      );
      return placeProcess(example([{ kind: 'group', id: 'g' }, ...conditions])).rects.get('g')?.height;
    };
    const { group, groupLine, groupLines } = processSizes;
    expect(heightOf(0)).toBe(group.height);
    expect(heightOf(2)).toBe(group.height + 2 * groupLine);
    expect(heightOf(40)).toBe(group.height + groupLines * groupLine);
  });

  it('every node and note of any process has a rectangle within the frame, and nothing else has', () => {
    fc.assert(
      fc.property(process, (document) => {
        const { rects, frame } = placeProcess(document);
        const index = indexProcess(document);
        const notes = index.records.filter(({ kind }) => kind === 'note');
        const drawn = [...index.nodes, ...notes].map(({ id }) => id);
        expect([...rects.keys()].toSorted()).toEqual(drawn.toSorted());
        for (const { x, y, width, height } of rects.values()) {
          expect(width > 0 && height > 0).toBe(true);
          expect(x >= frame.x && y >= frame.y).toBe(true);
          expect(x + width).toBeLessThanOrEqual(frame.x + frame.width + 1e-6);
          expect(y + height).toBeLessThanOrEqual(frame.y + frame.height + 1e-6);
        }
      }),
    );
  });
});
