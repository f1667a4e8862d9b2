import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import { orderLimit } from '../../../shared/funnels/funnel.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { makeFunnelScene } from '../../../shared/funnels/funnel-scene.ts';
import { placeFunnel } from '../../../shared/funnels/geometry.ts';
import { example } from '../../../shared/funnels/rules/example.ts';
import { funnelRules } from '../../../shared/funnels/rules/index.ts';
import { funnelSamples } from '../../../shared/funnels/samples/samples.ts';
import { funnel } from '../../../stress/arbitraries/funnel.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { exclude } from './add.ts';
import { onMainLine } from './connect.ts';
import { copy, duplicate, paste } from './copies.ts';
import { funnelGestures } from './funnel-gestures.ts';
import { align, distribute } from './move.ts';

let made = 0;
const newId = () => `00000000-0000-4000-9000-${String((made += 1)).padStart(12, '0')}`;
const gestures = funnelGestures(newId);

function after(document: Document, outcome: Outcome | null): Document {
  expect(outcome).not.toBeNull();
  const applied = applyChange(document, outcome!.change);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value;
}

const names = (document: Document) => indexFunnel(document).mainLine.map(({ id }) => id);

const line = () =>
  example([
    { kind: 'step', id: 'a', order: 1 },
    { kind: 'step', id: 'b', order: 2 },
    { kind: 'step', id: 'c', order: 3 },
    { kind: 'step', id: 'd', order: 4 },
    { kind: 'step', id: 'x', order: 5, branch: { from: 'b', condition: 'asks', rejoin: 'd' } },
    { kind: 'exclusion', id: 'e', from: 'b', to: 'c' },
  ]);

describe('the hands on a funnel', () => {
  it('a step is dragged to where its leading edge is, and moved by keys one place on', () => {
    const document = line();
    const before = document.records;
    const dragged = after(document, gestures.move(document, ['d'], { dx: -500, dy: 40 }, { x: 0, y: 0 }));
    expect(indexFunnel(dragged).mainLine.map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
    // The numbers that production knows are dealt out anew; nothing but them changed.
    expect(Object.values(dragged.records).map(({ id, ...rest }) => [id, { ...rest, order: 0 }])).toEqual(
      Object.values(before).map(({ id, ...rest }) => [id, { ...rest, order: 0 }]),
    );
    const on = gestures.move(document, ['a', 'b'], { dx: 8, dy: 0 }, null);
    expect(indexFunnel(after(document, on)).mainLine.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
    expect(gestures.move(document, ['a'], { dx: -8, dy: 0 }, null)).toBeNull();
    expect(gestures.move(document, ['e'], { dx: 8, dy: 0 }, null)?.change.updated[0]?.[1]).toMatchObject({
      from: 'c',
      to: 'd',
    });
  });

  it('new steps stand where they are put, on the line, on a way or below it', () => {
    const document = line();
    const { rects } = placeFunnel(document);
    const b = rects.get('b')!;
    const ids = (outcome: Outcome | null) =>
      indexFunnel(after(document, outcome)).mainLine.map(({ id }) => id);
    const added = gestures.add(document, 'step', { x: b.x + b.width + 30, y: 0 });
    expect(ids(added)).toEqual(['a', 'b', added!.select![0], 'c', 'd']);
    const inserted = gestures.insertOnEdge(document, 'next:c', 'step');
    expect(ids(inserted)).toEqual(['a', 'b', inserted!.select![0], 'c', 'd']);
    const beside = gestures.connectToNew(document, 'd', 'step', { x: 2000, y: 20 });
    expect(ids(beside)).toEqual(['a', 'b', 'c', 'd', beside!.select![0]]);
    const below = gestures.connectToNew(document, 'a', 'step', { x: 300, y: 400 });
    const branch = after(document, below).records[below!.select![0]!];
    expect(branch).toMatchObject({ branch: { from: 'a', condition: null, rejoin: 'b' } });
    const onBranch = after(document, gestures.insertOnEdge(document, 'branch:x', 'step'));
    expect(onBranch.records['x']).toMatchObject({ branch: { condition: null, rejoin: 'd' } });
    const between = onBranch.records[(onBranch.records['x']!['branch'] as { from: string }).from];
    expect(between).toMatchObject({ branch: { from: 'b', condition: 'asks', rejoin: null } });
  });

  it('a connection makes a branch or leads one back, and no circle', () => {
    const document = line();
    const branched = after(document, gestures.connect(document, 'a', 'c'));
    expect(branched.records['c']).toMatchObject({ branch: { from: 'a', rejoin: 'b' } });
    const back = after(document, gestures.connect(document, 'x', 'c'));
    expect(back.records['x']).toMatchObject({ branch: { from: 'b', condition: 'asks', rejoin: 'c' } });
    expect(gestures.connect(document, 'b', 'x')).toBeNull();
    expect(gestures.connect(document, 'x', 'd')).toBeNull();
    // What others came back to is no longer on the main line: they come back to what follows.
    const gone = after(branched, gestures.connect(branched, 'a', 'd'));
    expect(gone.records['x']).toMatchObject({ branch: { rejoin: null } });
    expect(indexFunnel(after(gone, onMainLine(gone, 'x'))).mainLine.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'x',
    ]);
    expect(gestures.reconnect(document, 'branch:x', 'from', 'c')?.change.updated[0]?.[1]).toMatchObject({
      branch: { from: 'c', rejoin: 'd' },
    });
    const next = after(document, gestures.reconnect(document, 'next:b', 'to', 'd'));
    expect(indexFunnel(next).mainLine.map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
    expect(gestures.reconnect(document, 'next:b', 'to', 'x')).toBeNull();
  });

  it('what is removed takes its exclusions along and leaves whole branches', () => {
    const document = line();
    const without = after(document, gestures.remove(document, ['b', 'd']));
    expect(Object.keys(without.records).sort()).toEqual(['a', 'c', 'x']);
    expect(without.records['x']).toMatchObject({ branch: { from: 'a', rejoin: null } });
    expect(after(document, gestures.remove(document, ['rejoin:x'])).records['x']).toMatchObject({
      branch: { from: 'b', rejoin: null },
    });
    expect(gestures.remove(document, ['next:b'])).toBeNull();
  });

  it('copies come behind what they are copies of, with their exclusions and branches', () => {
    const document = line();
    const twice = after(document, duplicate(document, ['b', 'c', 'x'], newId));
    const { mainLine, branches, exclusions } = indexFunnel(twice);
    expect(names(twice).slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect(mainLine).toHaveLength(6);
    expect(mainLine[5]?.id).toBe('d');
    expect(branches.find(({ id }) => id !== 'x')?.branch).toMatchObject({
      from: mainLine[3]?.id,
      condition: 'asks',
      rejoin: 'd',
    });
    expect(exclusions[1]).toMatchObject({ from: mainLine[3]?.id, to: mainLine[4]?.id });
    const other = example([{ kind: 'step', id: 'z', order: 7 }]);
    const pasted = after(other, paste(other, copy(document, ['x'])!, null, 0, newId));
    expect(indexFunnel(pasted).mainLine).toHaveLength(2);
    expect(gestures.add(other, 'exclusion', { x: 0, y: 0 })).toBeNull();
    expect(exclude(document, 'c', 'a', newId)?.change.added[0]).toMatchObject({ from: 'a', to: 'c' });
  });

  it('no gesture on a sample makes an error out of none', () => {
    for (const { make } of funnelSamples) {
      const document = make(newId);
      const ids = Object.keys(document.records);
      for (const id of ids) {
        const outcomes = [
          gestures.remove(document, [id]),
          gestures.connectToNew(document, id, 'step', { x: 400, y: 600 }),
          gestures.connectToNew(document, id, 'step', { x: 400, y: 0 }),
          duplicate(document, [id], newId),
        ];
        for (const outcome of outcomes) {
          if (!outcome) continue;
          const found = funnelRules
            .filter((rule) => rule.name !== 'too-few-steps')
            .flatMap((rule) => [...rule.check(after(document, outcome))]);
          expect(
            found.filter(({ severity, message }) => severity === 'error' && !/optional/.test(message)),
          ).toEqual([]);
        }
      }
    }
  });

  it('any gesture on any funnel applies, inverts, and leaves every step once in the sequence', () => {
    const place = fc.record({
      x: fc.integer({ min: -300, max: 3000 }),
      y: fc.integer({ min: -300, max: 900 }),
    });
    const pick = fc.nat(11);
    fc.assert(
      fc.property(
        funnel,
        fc.array(fc.tuple(fc.nat(12), pick, pick, place), { minLength: 1, maxLength: 6 }),
        (start, steps) => {
          let document: Document = start;
          for (const [what, one, two, at] of steps) {
            const scene = makeFunnelScene(document, null);
            const ids = Object.keys(document.records);
            const [a, b] = [ids[one % ids.length] ?? '', ids[two % ids.length] ?? ''];
            const edge = scene.edges[one % Math.max(1, scene.edges.length)]?.id ?? '';
            const delta = { dx: at.x - 1200, dy: at.y };
            const all: (() => Outcome | null)[] = [
              () => gestures.move(document, [a, b], delta, at),
              () => gestures.move(document, [a, b], delta, null),
              () => gestures.add(document, 'step', at),
              () => gestures.add(document, 'exclusion', at),
              () => gestures.connect(document, a, b),
              () => gestures.connectToNew(document, a, 'step', at),
              () => gestures.connectToNew(document, a, 'exclusion', at),
              () => gestures.insertOnEdge(document, edge, 'step'),
              () => gestures.reconnect(document, edge, 'from', b),
              () => gestures.remove(document, [a, edge]),
              () => duplicate(document, [a, b], newId),
              () => align(document, ids, 'left') ?? distribute(document, ids, 'vertical'),
              () => onMainLine(document, a) ?? gestures.remove(document, [edge]),
            ];
            const outcome = all[what]?.() ?? null;
            if (!outcome) continue;
            const next = after(document, outcome);
            const undone = applyChange(next, invertChange(outcome.change));
            expect(undone.ok && undone.value).toEqual(document);
            const count = (one: Document) =>
              Object.values(one.records).filter(({ kind }) => kind === 'step').length;
            const addedSteps = outcome.change.added.filter(({ kind }) => kind === 'step').length;
            const removedSteps = outcome.change.removed.filter(({ kind }) => kind === 'step').length;
            expect(count(next)).toBe(count(document) + addedSteps - removedSteps);
            if (what === 0 || what === 1 || addedSteps > 0) {
              const touched = outcome.change.updated.some(
                ([before, now]) => before['order'] !== now['order'],
              );
              const orders = indexFunnel(next).steps.map(({ order }) => order);
              if (touched) expect(new Set(orders).size).toBe(orders.length);
              if (touched)
                expect(orders.every((order) => Number.isInteger(order) && order <= orderLimit)).toBe(true);
            }
            if (what <= 1) {
              for (const [before, now] of outcome.change.updated) {
                if (before.kind === 'step') expect({ ...now, order: before['order'] }).toEqual(before);
              }
            }
            document = next;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
