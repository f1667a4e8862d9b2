import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import { placeProcess } from '../../../shared/processes/geometry.ts';
import { newProcessHeader, processOf } from '../../../shared/processes/new-process.ts';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Action } from '../../../shared/processes/records/action.ts';
import type { Connection } from '../../../shared/processes/records/connection.ts';
import { billingRetry } from '../../../shared/processes/samples/billing-retry.ts';
import { processRecordSchemas } from '../../../shared/processes/schemas.ts';
import { conditionSentence } from '../../../shared/processes/sentence.ts';
import { waysOutOf } from '../../../shared/processes/ways.ts';
import { process } from '../../../stress/arbitraries/process.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isStep } from './cards.ts';
import { addCondition, addGroup, moveInto, setTest, shiftPart, wrapInGroup } from './conditions.ts';
import { connect } from './connect.ts';
import { copyRecords, duplicate, pasteRecords } from './copies.ts';
import { addErrorBranch } from './error-branch.ts';
import { groupIntoProcedure } from './group-into-procedure.ts';
import { align, distribute, moveToRoad } from './move.ts';
import { processGestures } from './process-gestures.ts';
import { setFields, setHeader } from './record-edits.ts';
import { applyLayout, layoutGraph } from './tidy.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const gestures = processGestures(newId);
const palette = ['trigger', 'group', 'send_message', 'call_webhook', 'wait', 'procedure', 'note'];
const empty = processOf('process', newProcessHeader('Test'), []);

type Step = readonly [operation: number, a: number, b: number, c: number];
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.nat(23),
  fc.nat(999),
  fc.nat(999),
  fc.integer({ min: -900, max: 900 }),
);
const steps = fc.array(step, { minLength: 5, maxLength: 30 });

function idAt(document: Document, at: number): Id {
  const ids = Object.keys(document.records);
  return ids[at % Math.max(1, ids.length)] ?? 'nothing';
}

function operate(document: Document, [operation, a, b, c]: Step): Outcome | null {
  const ids = [idAt(document, a), idAt(document, a + 1), idAt(document, b)];
  const [id = '', , other = ''] = ids;
  const at = { x: c, y: (b % 900) - 100 };
  const key = palette[a % palette.length] ?? 'wait';
  const roads = indexProcess(document).connections;
  const road = roads[a % Math.max(1, roads.length)]?.id ?? 'nothing';
  switch (operation) {
    case 0:
    case 1:
      return gestures.add(document, key, at);
    case 2:
      return gestures.move(document, ids, { dx: c, dy: (b % 500) - 250 }, b % 2 ? at : null);
    case 3:
    case 4:
      return gestures.connect(document, id, other);
    case 5:
      return gestures.reconnect(document, road, b % 2 ? 'from' : 'to', other);
    case 6:
      return gestures.remove(document, ids.slice(0, 2));
    case 7:
      return gestures.rename(document, id, `Name ${c}`);
    case 8:
    case 9:
      return gestures.connectToNew(document, id, key, at);
    case 10:
      return gestures.insertOnEdge(document, road, key);
    case 11:
      return gestures.insertInto?.(document, road, other) ?? null;
    case 12:
      return duplicate(document, ids, newId);
    case 13:
      return align(document, ids, (['left', 'center', 'right', 'top', 'middle', 'bottom'] as const)[a % 6]!);
    case 14:
      return distribute(document, ids, b % 2 ? 'horizontal' : 'vertical');
    case 15:
      return setHeader(document, 'tags', [`tag ${c}`]);
    case 16:
      return groupIntoProcedure(document, ids, newId);
    case 17:
      return addErrorBranch(document, id, newId);
    case 18:
      return addCondition(document, id, newId);
    case 19:
      return addGroup(document, id, newId) ?? wrapInGroup(document, id, newId);
    case 20:
      return moveInto(document, id, other) ?? shiftPart(document, id, b % 2 ? 1 : -1);
    case 21:
      return setTest(document, id, { type: 'number', operator: 'at_least', value: c });
    case 22:
      return moveToRoad(document, ids, indexProcess(document).procedures[b % 2]?.id ?? null);
    default: {
      const places = layoutGraph(document).nodes.map(
        (node, n) => [node.id, { x: (n * 7) % 5, y: n }] as const,
      );
      return applyLayout(document, new Map(places));
    }
  }
}

function after(document: Document, outcome: Outcome | null): Document {
  if (!outcome) return document;
  const applied = applyChange(document, outcome.change);
  if (!applied.ok) throw new Error(`${outcome.label}: ${applied.error.reason} at ${applied.error.place}`);
  return applied.value;
}

/** What every sequence of gestures keeps: whole records, no loose end, no way that its beginning does not have. */
function expectWhole(document: Document) {
  const known = (id: Id | null) => id === null || document.records[id] !== undefined;
  for (const record of Object.values(document.records) as ProcessRecord[]) {
    expect(processRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
    if (record.kind === 'condition') expect(known(record.groupId)).toBe(true);
    if (record.kind === 'group') expect(known(record.parentId)).toBe(true);
    if (isStep(record)) expect(known(record.procedureId)).toBe(true);
    if (record.kind !== 'connection') continue;
    expect(known(record.from) && known(record.to)).toBe(true);
    expect(waysOutOf(document.records[record.from]!.kind)).toContain(record.on);
  }
  const roads = indexProcess(document).connections.map(({ from, to, on }) => `${from} ${to} ${on}`);
  expect(new Set(roads).size).toBe(roads.length);
}

function sample(): Document {
  return billingRetry(newId);
}

function actionNamed(document: Document, name: string): Action {
  const found = byName(document, name);
  if (found.kind !== 'action') throw new Error(`${name} is no action`);
  return found;
}

function byName(document: Document, name: string): ProcessRecord {
  const found = (Object.values(document.records) as ProcessRecord[]).find(
    (record) => record['name'] === name || record['event'] === name,
  );
  if (!found) throw new Error(name);
  return found;
}

describe('what hands and forms do to a process', () => {
  it('applies in whatever sequence, keeps the process whole, and inverts to the exact start', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let document: Document = empty;
        for (const one of list) {
          const outcome = operate(document, one);
          if (!outcome) continue;
          const next = after(document, outcome);
          expect(next).not.toEqual(document);
          expect(after(next, { label: '', change: invertChange(outcome.change) })).toEqual(document);
          for (const id of outcome.select ?? []) expect(next.records[id]).toBeDefined();
          expect(outcome.label.length).toBeLessThanOrEqual(200);
          expectWhole(next);
          document = next;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('applies and inverts on any process, whatever somebody else wrote into it', () => {
    fc.assert(
      fc.property(process, step, (document, one) => {
        const outcome = operate(document, one);
        if (!outcome) return;
        const next = after(document, outcome);
        expect(after(next, { label: '', change: invertChange(outcome.change) })).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });
});

describe('roads', () => {
  it('an arrow from an action to a fallback procedure is its error branch; out of a decision go yes, then no', () => {
    const document = sample();
    const [decision, action] = [byName(document, 'Paid?'), byName(document, 'Give to billing')];
    const procedure = byName(document, 'Provider cannot be reached');
    const way = (of: Outcome | null) => (of?.change.added.at(-1) as Connection | undefined)?.on;
    expect(way(connect(document, action.id, procedure.id, newId))).toBe('error');
    expect(way(gestures.connectToNew(document, action.id, 'procedure', { x: 0, y: 0 }))).toBe('error');
    const bare = after(
      document,
      gestures.remove(
        document,
        indexProcess(document)
          .outOf(decision.id)
          .map(({ id }) => id),
      ),
    );
    const first = gestures.connectToNew(bare, decision.id, 'wait', { x: 0, y: 0 });
    expect(way(first)).toBe('yes');
    expect(way(gestures.connectToNew(after(bare, first), decision.id, 'wait', { x: 0, y: 0 }))).toBe('no');
    expect(connect(document, action.id, byName(document, 'invoice.payment_failed').id, newId)).toBeNull();
  });

  it('by keyboard a step comes as far on as others stand, and another trigger below the first', () => {
    const document = billingRetry(newId);
    const { rects } = placeProcess(document);
    const end = rects.get(byName(document, 'Mark as paid').id)!;
    const on = gestures.addBeside?.(document, 'wait', byName(document, 'Mark as paid').id, true);
    const made = placeProcess(after(document, on!)).rects.get(on!.select![0]!)!;
    expect(made).toMatchObject({ x: end.x + end.width + 88, y: end.y });
    expect(on!.change.added.map(({ kind }) => kind)).toEqual(['action', 'connection']);
    const [first] = indexProcess(document).triggers;
    const another = gestures.addBeside?.(document, 'trigger', byName(document, 'Give to billing').id, false);
    const [at, below] = [
      rects.get(first!.id)!,
      placeProcess(after(document, another!)).rects.get(another!.select![0]!)!,
    ];
    expect(below.x).toBe(at.x);
    expect(below.y).toBeGreaterThan(at.y + at.height);
    expect(gestures.addBeside?.(document, 'note', first!.id, false)).toBeNull();
  });

  it('what is put on a connection makes room for itself and stays on the road', () => {
    const document = sample();
    const road = indexProcess(document).into(byName(document, 'Hold the invoice').id)[0]!;
    const next = after(document, gestures.insertOnEdge(document, road.id, 'wait'));
    const wait = actionNamed(next, 'Wait');
    expect(wait.procedureId).toBe(byName(document, 'Provider cannot be reached').id);
    const { rects } = placeProcess(next);
    const others = [...rects].filter(([id]) => id !== wait.id);
    expect(others.filter(([, rect]) => overlaps(rect, rects.get(wait.id)!))).toEqual([]);
    expect(rects.get(wait.id)!.x).toBeLessThan(rects.get(byName(document, 'Hold the invoice').id)!.x);
  });

  it('a card is not put on a connection where one of its two roads is there already', () => {
    const [from, between, to] = ['send_message', 'wait', 'call_webhook'] as const;
    let document: Document = empty;
    for (const key of [from, between, to])
      document = after(document, gestures.add(document, key, { x: 0, y: 0 }));
    const [first = '', second = '', third = ''] = Object.keys(document.records);
    document = after(document, connect(document, first, third, newId));
    const [road] = indexProcess(document).connections;
    expect(gestures.insertInto?.(document, road!.id, second)).not.toBeNull();
    const there = after(document, connect(document, first, second, newId));
    expect(gestures.insertInto?.(there, road!.id, second)).toBeNull();
  });

  it('a procedure takes its road along, and a card dragged far away leaves it', () => {
    const document = sample();
    const procedure = byName(document, 'Provider cannot be reached');
    const card = actionNamed(document, 'Hold the invoice');
    const moved = gestures.move(document, [procedure.id], { dx: 50, dy: 60 }, null)!;
    expect(moved.change.updated).toHaveLength(1);
    const at = (of: Document) => placeProcess(of).rects.get(card.id)!;
    expect(at(after(document, moved)).x).toBe(at(document).x + 50);

    const drag = (dy: number) =>
      actionNamed(
        after(document, gestures.move(document, [card.id], { dx: 0, dy }, { x: 0, y: 0 })),
        card.name,
      );
    expect(drag(40).procedureId).toBe(procedure.id);
    expect(drag(900).procedureId).toBeNull();
    const back = gestures.move(
      document,
      [byName(document, 'Give to billing').id],
      {
        dx: -200,
        dy: at(document).y - placeProcess(document).rects.get(byName(document, 'Give to billing').id)!.y,
      },
      { x: 0, y: 0 },
    );
    expect(actionNamed(after(document, back), 'Give to billing').procedureId).toBe(procedure.id);
    expect(
      at(after(document, gestures.move(document, [card.id], { dx: 0, dy: 900 }, { x: 0, y: 0 }))).y,
    ).toBe(at(document).y + 900);
  });

  it('deleting a procedure takes its road, deleting a decision its conditions, and undo brings both back', () => {
    const document = sample();
    const ids = [byName(document, 'Provider cannot be reached').id, byName(document, 'Paid?').id];
    const outcome = gestures.remove(document, ids)!;
    const next = after(document, outcome);
    const gone = Object.keys(document.records).filter((id) => !next.records[id]);
    const kinds = gone.map((id) => document.records[id]!.kind).filter((kind) => kind !== 'connection');
    expect(kinds.toSorted()).toEqual(['action', 'action', 'condition', 'group', 'procedure']);
    expectWhole(next);
    expect(after(next, { label: '', change: invertChange(outcome.change) })).toEqual(document);
  });

  it('what is copied comes whole into another process: conditions in their groups, the road in its procedure', () => {
    const document = sample();
    const ids = [
      byName(document, 'Provider cannot be reached').id,
      byName(document, 'invoice.payment_failed').id,
    ];
    const fragment = copyRecords(document, ids)!;
    const next = after(empty, pasteRecords(empty, fragment, { x: 100, y: 100 }, 0, newId));
    expectWhole(next);
    const trigger = byName(next, 'invoice.payment_failed');
    expect(conditionSentence(indexProcess(next), trigger.id)).toBe(
      conditionSentence(indexProcess(document), ids[1]!),
    );
    expect(actionNamed(next, 'Hold the invoice').procedureId).toBe(
      byName(next, 'Provider cannot be reached').id,
    );
    expect(Object.keys(next.records).some((id) => document.records[id])).toBe(false);
  });
});

describe('tidying', () => {
  it('lets no two cards overlap, keeps what is pinned, and a second time changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (list, pin) => {
        let document: Document = empty;
        for (const one of list) document = after(document, operate(document, one));
        const nodes = layoutGraph(document).nodes;
        const chosen = nodes[pin % Math.max(1, nodes.length)];
        if (!chosen) return;
        const before = document.records[chosen.id]!;
        const layout = { ...(before['layout'] as object), pinned: true };
        document = after(document, setFields(document, [chosen.id], { layout }));
        const places = new Map(nodes.map(({ id }, n) => [id, { x: (n * 7) % 3, y: n % 4 }]));
        const next = after(document, applyLayout(document, places));
        expect(placeProcess(next).rects.get(chosen.id)).toEqual(placeProcess(document).rects.get(chosen.id));
        expect(applyLayout(next, places)).toBeNull();
        const byRoad = Map.groupBy(indexProcess(next).nodes, (node) =>
          isStep(node) ? node.procedureId : null,
        );
        const { rects } = placeProcess(next);
        for (const nodes of byRoad.values()) {
          for (const [at, a] of nodes.entries()) {
            for (const b of nodes.slice(at + 1)) {
              if (a.id === chosen.id || b.id === chosen.id) continue;
              if (a.kind === 'procedure' || b.kind === 'procedure') continue;
              expect(overlaps(rects.get(a.id)!, rects.get(b.id)!)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a tidy picture', () => {
  it('keeps the usual way in one row, puts the other below, and a procedure under what falls back to it', () => {
    const document = sample();
    // As far right as a card is from the beginning: what the layered layout answers.
    const names = [
      'invoice.payment_failed',
      'Tell the customer',
      'Wait two days',
      'Charge again',
      'Paid?',
      'Mark as paid',
      'Give to billing',
    ];
    const x = new Map(names.map((name, at) => [byName(document, name).id, at]));
    x.set(byName(document, 'Try once more?').id, 5);
    ['Provider cannot be reached', 'Look at the provider', 'Hold the invoice'].forEach((name, at) =>
      x.set(byName(document, name).id, at),
    );
    const places = new Map([...x].map(([id, at]) => [id, { x: at, y: 0 }]));
    const { rects } = placeProcess(after(document, applyLayout(document, places)));
    const middle = (name: string) => {
      const rect = rects.get(byName(document, name).id)!;
      return rect.y + rect.height / 2;
    };
    const left = (name: string) => rects.get(byName(document, name).id)!.x;
    expect(new Set(names.slice(0, 6).map(middle)).size).toBe(1);
    expect(middle('Try once more?')).toBeGreaterThan(middle('Paid?'));
    expect(middle('Give to billing')).toBe(middle('Try once more?'));
    expect(left('Provider cannot be reached')).toBe(left('Charge again'));
    expect(middle('Hold the invoice')).toBeGreaterThan(middle('Give to billing'));
  });
});
