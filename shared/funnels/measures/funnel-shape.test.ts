import { describe, expect, it } from 'vitest';
import { applyChange } from '../../documents/apply.ts';
import { emptyChange } from '../../documents/document.ts';
import { makeFunnelScene } from '../funnel-scene.ts';
import { example } from '../rules/example.ts';
import { shapeOf } from './funnel-shape.ts';
import type { FunnelMeasures, Measure } from './measures.ts';
import { barsOf } from './step-bars.ts';

const document = example([
  { kind: 'step', id: 'a', order: 1 },
  { kind: 'step', id: 'b', order: 2, optional: true },
  { kind: 'step', id: 'c', order: 3 },
  { kind: 'step', id: 'd', order: 4 },
  { kind: 'step', id: 'x', order: 5, branch: { from: 'a', condition: 'asks', rejoin: 'd' } },
  { kind: 'step', id: 'y', order: 6, branch: { from: 'x', condition: null, rejoin: null } },
]);

function measured(visitors: Readonly<Record<string, Measure | number>>): FunnelMeasures {
  return {
    environmentId: 'sandbox',
    environmentName: 'Sandbox',
    importedAt: '2026-11-20T06:14:00.000000Z',
    totalVisitors: null,
    conversionRate: null,
    averageTimeToConvertDays: null,
    steps: Object.entries(visitors).map(([stepId, one]) => ({
      stepId,
      visitors: typeof one === 'number' ? { state: 'value', value: one } : one,
      conversions: null,
      conversionRate: null,
      averageTimeSpentSeconds: null,
      dropOffCount: null,
      dropOffRate: null,
    })),
  };
}

/** The document with fields of one step set anew. */
function edited(id: string, fields: Readonly<Record<string, string | number | boolean>>) {
  const before = document.records[id]!;
  const applied = applyChange(document, { ...emptyChange, updated: [[before, { ...before, ...fields }]] });
  if (!applied.ok) throw new Error(applied.error.reason);
  return applied.value;
}

describe('the shape of a funnel', () => {
  it('stays with its bars while only words change, and is what it would be anew where anything else does', () => {
    const measures = measured({ a: 2000, b: 200, c: 1000, d: 1200, x: 500 });
    const scene = makeFunnelScene(document, null);
    const [shape, bars] = [shapeOf(document, measures), barsOf(document, scene, measures)];
    const named = edited('c', { name: 'Named anew' });
    expect(shapeOf(named, measures)).toBe(shape);
    expect(barsOf(named, makeFunnelScene(named, scene), measures)).toBe(bars);
    for (const fields of [{ optional: true }, { order: 9 }]) {
      const after = edited('c', fields);
      const sceneAfter = makeFunnelScene(after, scene);
      const anew = { ...after };
      expect(shapeOf(after, measures)).not.toBe(shape);
      expect(shapeOf(after, measures)).toEqual(shapeOf(anew, measures));
      expect(barsOf(after, sceneAfter, measures)).toEqual(
        barsOf(anew, makeFunnelScene(anew, null), measures),
      );
    }
  });

  it('compares each step with the last required one that was measured, and names it', () => {
    const { byStep } = shapeOf(document, measured({ a: 2000, b: 200, c: 1000, d: 1200, x: 500 }));
    expect(byStep.get('b')?.fromBefore).toMatchObject({ from: 'a', adjacent: true, lost: 1800 });
    expect(byStep.get('c')?.fromBefore).toEqual({
      from: 'a',
      fromNumber: '1',
      adjacent: false,
      base: 2000,
      lost: 1000,
      lostPercent: 50,
    });
    // More people than before are a negative loss, never none.
    expect(byStep.get('d')?.fromBefore).toMatchObject({
      from: 'c',
      adjacent: true,
      lost: -200,
      lostPercent: -20,
    });
    expect(byStep.get('x')?.fromBefore).toMatchObject({ from: 'a', base: 2000, lostPercent: 75 });
    expect(byStep.get('y')).toMatchObject({ visitors: null, share: null, fromBefore: null });
    expect([byStep.get('a')?.share, byStep.get('c')?.share, byStep.get('c')?.ofFirst]).toEqual([1, 0.5, 50]);
    expect([byStep.get('b')?.low, byStep.get('x')?.low]).toEqual([true, false]);
  });

  it('says nothing of what is hidden, cannot be or was not imported, and nothing false of zero', () => {
    const bad: Measure = { state: 'bad', raw: '-1', reason: 'A count below zero' };
    const { byStep } = shapeOf(document, measured({ a: 0, c: { state: 'hidden' }, d: bad }));
    expect([...byStep.values()].map(({ share, fromBefore }) => [share, fromBefore])).toEqual([
      [0, null],
      [null, null],
      [null, null],
      [null, null],
      [null, null],
      [null, null],
    ]);
    const chain = shapeOf(document, measured({ a: 0, c: 0, d: 40 })).byStep;
    expect(chain.get('c')?.fromBefore).toMatchObject({ lost: 0, lostPercent: null });
    expect(chain.get('d')).toMatchObject({ share: 1, ofFirst: null });
  });

  it('compares nothing where the steps have no sequence, and keeps figures with their step when it moves', () => {
    const unordered = { ...document, header: { ...document.header, orderMode: 'unordered' } };
    const measures = measured({ a: 2000, c: 1000 });
    const free = shapeOf(unordered, measures);
    expect(
      [...free.byStep.values()].every(({ fromBefore, ofFirst }) => fromBefore === null && ofFirst === null),
    ).toBe(true);
    const moved = {
      ...document,
      records: {
        ...document.records,
        a: { ...document.records['a']!, order: 9 },
      },
    };
    const { byStep, numbers } = shapeOf(moved, measures);
    expect(byStep.get('a')?.visitors).toEqual({ state: 'value', value: 2000 });
    expect([numbers.get('a'), numbers.get('c'), numbers.get('x'), numbers.get('y')]).toEqual([
      '4',
      '2',
      '4a',
      '4aa',
    ]);
  });

  it('a scene keeps what did not change, and leads nowhere without a sequence', () => {
    const scene = makeFunnelScene(document, null);
    expect(scene.edges.map(({ id }) => id)).toEqual([
      'next:b',
      'next:c',
      'next:d',
      'branch:x',
      'branch:y',
      'rejoin:x',
    ]);
    expect(scene.nodes.map(({ id }) => id)).toEqual(['a', 'x', 'y', 'b', 'c', 'd']);
    const renamed = {
      ...document,
      records: { ...document.records, c: { ...document.records['c']!, name: 'Other' } },
    };
    const next = makeFunnelScene(renamed, scene);
    expect(next.nodes.filter((node, at) => node !== scene.nodes[at]).map(({ id }) => id)).toEqual(['c']);
    // A name says nothing of a way.
    expect(next.edges).toBe(scene.edges);
    const unordered = { ...document, header: { ...document.header, orderMode: 'unordered' } };
    expect(makeFunnelScene(unordered, null).edges.map(({ id }) => id)).toEqual([
      'branch:x',
      'branch:y',
      'rejoin:x',
    ]);
  });
});
