import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { touchedIds } from '../../../shared/documents/change.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { journeyRecordSchemas } from '../../../shared/journeys/schemas.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isCard, recordsOf, transitionsOf } from './cards.ts';
import { copyRecords, duplicate, pasteRecords } from './copies.ts';
import { groupIntoLane, groupIntoStage } from './group.ts';
import { journeyGestures } from './journey-gestures.ts';
import { align, distribute } from './move.ts';
import { setFields, setHeader } from './record-edits.ts';
import { applyLayout, layoutGraph } from './tidy.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const gestures = journeyGestures(newId);
const palette = ['touchpoint', 'touchpoint', 'stage', 'lane', 'entry', 'goal', 'exit', 'note'];

const empty: Document = {
  id: 'journey',
  kind: 'journey',
  header: {
    name: 'Test',
    journeyType: 'consumer',
    personaType: null,
    description: null,
    isActive: true,
    version: '1.0',
    successCriteria: {},
  },
  records: {},
};

type Step = readonly [operation: number, a: number, b: number, c: number];
const steps = fc.array(
  fc.tuple(fc.nat(22), fc.nat(10_000), fc.nat(10_000), fc.integer({ min: -900, max: 2_000 })),
  { maxLength: 40 },
);

function idAt(document: Document, index: number): Id {
  const ids = Object.keys(document.records);
  return ids[index % Math.max(1, ids.length)] ?? 'none';
}

function someIds(document: Document, a: number, b: number): Id[] {
  const ids = Object.keys(document.records);
  const start = a % Math.max(1, ids.length);
  return ids.slice(start, start + 1 + (b % 6));
}

/** One operation of any kind on whatever the numbers point at. */
function operate(document: Document, [operation, a, b, c]: Step): Outcome | null {
  const ids = someIds(document, a, b);
  const id = idAt(document, a);
  const other = idAt(document, b);
  const at = { x: c, y: (b % 900) - 100 };
  const key = palette[a % palette.length] ?? 'touchpoint';
  switch (operation) {
    case 0:
    case 1:
    case 2:
      return gestures.add(document, key, at);
    case 3:
      return gestures.move(document, ids, { dx: c, dy: (b % 500) - 250 }, null);
    case 4:
    case 5:
      return gestures.connect(document, id, other);
    case 6: {
      const edges = transitionsOf(document);
      const edge = edges[a % Math.max(1, edges.length)];
      return edge ? gestures.reconnect(document, edge.id, b % 2 ? 'from' : 'to', idAt(document, b)) : null;
    }
    case 7:
      return gestures.remove(document, ids.slice(0, 2));
    case 8:
      return gestures.rename(document, id, `Name ${c}`);
    case 9:
      return gestures.resizeFrame(document, id, c);
    case 10:
      return gestures.reorderFrame(document, id, b % 5);
    case 11:
      return gestures.connectToNew(document, id, key, at);
    case 12: {
      const edges = transitionsOf(document);
      const edge = edges[a % Math.max(1, edges.length)];
      return edge ? gestures.insertOnEdge(document, edge.id, 'touchpoint') : null;
    }
    case 13:
      return duplicate(document, ids, newId);
    case 14:
      return align(
        document,
        ids,
        (['left', 'center', 'right', 'top', 'middle', 'bottom'] as const)[c % 6 < 0 ? 0 : c % 6]!,
      );
    case 15:
      return distribute(document, ids, b % 2 ? 'horizontal' : 'vertical');
    case 16:
      return setFields(
        document,
        ids.filter((one) => document.records[one]?.kind === 'touchpoint'),
        { channel: 'email' },
      );
    case 17:
      return setHeader(document, 'description', `Text ${c}`);
    case 19:
      return groupIntoStage(document, ids, newId);
    case 20:
      return groupIntoLane(document, ids, newId);
    case 21: {
      const edges = transitionsOf(document);
      const edge = edges[a % Math.max(1, edges.length)];
      return edge ? (gestures.insertInto?.(document, edge.id, other) ?? null) : null;
    }
    case 22:
      return gestures.addBeside?.(document, key, id, c % 2 === 0) ?? null;
    default: {
      const places = new Map(
        layoutGraph(document).nodes.map((node, n) => [node.id, { x: (n * 7) % 5, y: n }]),
      );
      return applyLayout(document, places);
    }
  }
}

function grown(list: readonly Step[]): Document {
  let document = empty;
  for (const step of list) document = after(document, operate(document, step));
  return document;
}

function after(document: Document, outcome: Outcome | null): Document {
  if (!outcome) return document;
  const applied = applyChange(document, outcome.change);
  if (!applied.ok) throw new Error(`${outcome.label}: ${applied.error.reason} at ${applied.error.place}`);
  return applied.value;
}

function expectWhole(document: Document) {
  for (const record of recordsOf(document)) {
    const parsed = journeyRecordSchemas[record.kind].safeParse(record);
    expect(parsed.success, JSON.stringify(record)).toBe(true);
    if (record.kind === 'transition') {
      expect(document.records[record.from]).toBeDefined();
      expect(document.records[record.to]).toBeDefined();
      expect(record.from).not.toBe(record.to);
    }
    if (isCard(record) && record.stageId !== null)
      expect(document.records[record.stageId]?.kind).toBe('stage');
    if (isCard(record) && record.laneId !== null) expect(document.records[record.laneId]?.kind).toBe('lane');
  }
  const pairs = transitionsOf(document).map(({ from, to }) => `${from} ${to}`);
  expect(new Set(pairs).size).toBe(pairs.length);
}

test('whatever is done in whatever sequence applies, leaves the journey whole, and inverts to the exact start', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let document = empty;
      for (const step of list) {
        const outcome = operate(document, step);
        if (!outcome) continue;
        const next = after(document, outcome);
        expect(next).not.toEqual(document);
        expect(after(next, { label: '', change: invertChange(outcome.change) })).toEqual(document);
        for (const [before, now] of outcome.change.updated) expect(before).not.toEqual(now);
        for (const id of outcome.select ?? []) expect(next.records[id]).toBeDefined();
        expect(outcome.label.length).toBeLessThanOrEqual(200);
        expectWhole(next);
        document = next;
      }
    }),
    { numRuns: 150 },
  );
});

test('a move touches only what was moved, and brings it exactly as far', () => {
  fc.assert(
    fc.property(
      steps,
      fc.nat(),
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
      (list, at, dx, dy) => {
        const document = grown(list);
        const ids = someIds(document, at, at);
        const outcome = gestures.move(document, ids, { dx, dy }, null);
        if (!outcome) return;
        expect(touchedIds(outcome.change).every((id) => ids.includes(id))).toBe(true);
        // Stages without lanes grow with what they hold, so only corners are compared.
        const [was, is] = [placeJourney(document), placeJourney(after(document, outcome))];
        for (const id of touchedIds(outcome.change)) {
          expect(is.rects.get(id)!.x).toBe(was.rects.get(id)!.x + dx);
          expect(is.rects.get(id)!.y).toBe(was.rects.get(id)!.y + dy);
        }
      },
    ),
  );
});

test('tidying keeps every card in its stage and lane and lets no two overlap', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const document = grown(list);
      const places = new Map(
        layoutGraph(document).nodes.map((node, n) => [node.id, { x: (n * 7) % 3, y: n % 4 }]),
      );
      const tidied = after(document, applyLayout(document, places));
      const { rects } = placeJourney(tidied);
      const cards = recordsOf(tidied).filter((card) => isCard(card) && card.stageId !== null);
      for (const card of cards) {
        expect(card['stageId']).toBe(document.records[card.id]!['stageId']);
        expect(card['laneId']).toBe(document.records[card.id]!['laneId']);
        const rect = rects.get(card.id)!;
        const stage = rects.get(card['stageId'] as string)!;
        expect(rect.x >= stage.x && rect.x + rect.width <= stage.x + stage.width).toBe(true);
      }
      const inLanes = cards.filter((card) => card['laneId'] !== null).map((card) => rects.get(card.id)!);
      for (const [index, a] of inLanes.entries()) {
        for (const b of inLanes.slice(index + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

function journey(): Document {
  let document = empty;
  const add = (key: string, x: number, y: number) => {
    document = after(document, gestures.add(document, key, { x, y }));
  };
  add('stage', 0, 0);
  add('stage', 500, 0);
  add('touchpoint', 100, 100);
  add('touchpoint', 400, 100);
  add('exit', 400, 200);
  return document;
}

function byName(document: Document, name: string): DocumentRecord {
  const found = Object.values(document.records).find((record) => record['name'] === name);
  if (!found) throw new Error(`No ${name}`);
  return found;
}

test('new records stand in the stage under them and get a name of their own', () => {
  const document = journey();
  expect(byName(document, 'Touchpoint')['stageId']).toBe(byName(document, 'Stage').id);
  expect(byName(document, 'Touchpoint 2')['stageId']).toBe(byName(document, 'Stage 2').id);
  expect(placeJourney(document).stages.map(({ name }) => name)).toEqual(['Stage', 'Stage 2']);
});

test('connections follow the rules: no loop, no second one, nothing out of an exit', () => {
  let document = journey();
  const first = byName(document, 'Touchpoint').id;
  const second = byName(document, 'Touchpoint 2').id;
  const exit = byName(document, 'Exit').id;
  const outcome = gestures.connect(document, first, second);
  expect(outcome?.label).toBe('Connect Touchpoint to Touchpoint 2');
  document = after(document, outcome);
  expect(gestures.connect(document, first, second)).toBeNull();
  expect(gestures.connect(document, first, first)).toBeNull();
  expect(gestures.connect(document, exit, first)).toBeNull();
  expect(gestures.connect(document, first, byName(document, 'Stage').id)).toBeNull();
  const edge = transitionsOf(document)[0]!;
  document = after(document, gestures.reconnect(document, edge.id, 'to', exit));
  expect(transitionsOf(document)[0]!.to).toBe(exit);
  expect(gestures.reconnect(document, edge.id, 'from', exit)).toBeNull();
});

test('a stage goes with what it holds and the connections to it, in one step that says so', () => {
  let document = journey();
  document = after(
    document,
    gestures.connect(document, byName(document, 'Touchpoint').id, byName(document, 'Exit').id),
  );
  const outcome = gestures.remove(document, [byName(document, 'Stage 2').id]);
  expect(outcome?.label).toBe('Delete Stage 2 and the 2 cards in it');
  expect(Object.values(after(document, outcome).records).map((record) => record['name'])).toEqual([
    'Stage',
    'Touchpoint',
  ]);
});

test('reordering touches one stage while a number is free, and numbers all anew only where none is left', () => {
  let document = journey();
  document = after(document, gestures.add(document, 'stage', { x: 2_000, y: 0 }));
  const last = byName(document, 'Stage 3');
  const outcome = gestures.reorderFrame(document, last.id, 1)!;
  expect(touchedIds(outcome.change)).toEqual([last.id]);
  const moved = after(document, outcome);
  expect(placeJourney(moved).stages.map(({ name }) => name)).toEqual(['Stage', 'Stage 3', 'Stage 2']);

  const tied = after(
    document,
    setFields(document, [byName(document, 'Stage').id, byName(document, 'Stage 2').id], { order: 1 }),
  );
  const names = placeJourney(tied).stages.map(({ name }) => name);
  const between = after(tied, gestures.reorderFrame(tied, last.id, 1));
  expect(placeJourney(between).stages.map(({ name }) => name)).toEqual([names[0], 'Stage 3', names[1]]);
});

test('names keep to their column, counted in code points, and to what Postgres can hold', () => {
  const document = journey();
  const stage = byName(document, 'Stage').id;
  expect(gestures.rename(document, stage, '🙂'.repeat(50))).not.toBeNull();
  expect(gestures.rename(document, stage, '🙂'.repeat(51))).toBeNull();
  expect(gestures.rename(document, stage, 'a\u0000b')).toBeNull();
  expect(gestures.rename(document, stage, 'a\uD800b')).toBeNull();
  expect(gestures.rename(document, stage, '   ')).toBeNull();
  expect(gestures.rename(document, stage, ' Stage ')).toBeNull();
});

test('a card inserted on a connection keeps the condition before it', () => {
  let document = journey();
  const [from, to] = [byName(document, 'Touchpoint').id, byName(document, 'Touchpoint 2').id];
  document = after(document, gestures.connect(document, from, to));
  const edge = transitionsOf(document)[0]!;
  document = after(document, gestures.rename(document, edge.id, 'verified'));
  document = after(document, gestures.insertOnEdge(document, edge.id, 'touchpoint'));
  const added = byName(document, 'Touchpoint 3').id;
  const roads = transitionsOf(document).map((one) => [one.from, one.to, one.condition]);
  expect(roads).toEqual([
    [from, added, 'verified'],
    [added, to, null],
  ]);
  expect(gestures.insertOnEdge(document, edge.id, 'exit')).toBeNull();
});

test('copies get new ids, keep their inner connections, and go with their stage', () => {
  let document = journey();
  const ids = [byName(document, 'Stage 2').id];
  document = after(
    document,
    gestures.connect(document, byName(document, 'Touchpoint 2').id, byName(document, 'Exit').id),
  );
  document = after(
    document,
    gestures.connect(document, byName(document, 'Touchpoint').id, byName(document, 'Exit').id),
  );
  const copy = duplicate(document, ids, newId)!;
  expect(copy.label).toBe('Duplicate 3 items');
  expect(copy.change.added.map(({ kind }) => kind).sort()).toEqual([
    'exit',
    'stage',
    'touchpoint',
    'transition',
  ]);
  const doubled = after(document, copy);
  expect(byName(doubled, 'Touchpoint 3')['stageId']).toBe(byName(doubled, 'Stage 3').id);
  expect(byName(doubled, 'Touchpoint 3')['layout']).toEqual(byName(document, 'Touchpoint 2')['layout']);
});

test('pasted into another journey, references to what was not copied are dropped', () => {
  const document = journey();
  const fragment = copyRecords(document, [byName(document, 'Touchpoint').id, byName(document, 'Exit').id])!;
  const other = { ...empty, id: 'other' };
  const pasted = after(other, pasteRecords(other, fragment, { x: 50, y: 60 }, 0, newId));
  const { rects } = placeJourney(pasted);
  expect(recordsOf(pasted).map((record) => record['stageId'])).toEqual([null, null]);
  const all = [...rects.values()];
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  expect(Math.abs((left + right) / 2 - 50)).toBeLessThanOrEqual(1);
});
