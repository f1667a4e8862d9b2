import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { newJourney } from '../../../shared/journeys/new-journey.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isCard, recordOf, recordsOf, transitionsOf } from './cards.ts';
import { groupIntoLane, groupIntoStage } from './group.ts';
import { journeyGestures } from './journey-gestures.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const gestures = journeyGestures(newId);

function after(document: Document, outcome: Outcome | null): Document {
  const applied = outcome && applyChange(document, outcome.change);
  if (!applied?.ok) throw new Error('Nothing was changed');
  return applied.value;
}

/** Two stages, a touchpoint in each, and an exit in the second. */
function journey(): Document {
  let document: Document = { ...newJourney(newId(), 'Test', newId), records: {} };
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

test('a card that is there already becomes a stop on a connection', () => {
  let document = journey();
  const [from, to] = [byName(document, 'Touchpoint').id, byName(document, 'Exit').id];
  const card = byName(document, 'Touchpoint 2').id;
  document = after(document, gestures.connect(document, from, to));
  const edge = transitionsOf(document)[0]!;
  document = after(document, gestures.insertInto?.(document, edge.id, card) ?? null);
  expect(transitionsOf(document).map((one) => [one.from, one.to])).toEqual([
    [from, card],
    [card, to],
  ]);
  expect(gestures.insertInto?.(document, edge.id, card)).toBeNull();
});

test('grouped cards lie in their new stage or lane as they lay to each other', () => {
  const document = journey();
  const ids = [byName(document, 'Touchpoint').id, byName(document, 'Touchpoint 2').id];
  const gaps = (one: Document) => {
    const { rects } = placeJourney(one);
    const [a, b] = ids.map((id) => rects.get(id)!);
    return [b!.x - a!.x, b!.y - a!.y];
  };
  const staged = after(document, groupIntoStage(document, ids, newId));
  const stage = byName(staged, 'Stage 3').id;
  expect(ids.map((id) => recordOf(staged, id)?.['stageId'])).toEqual([stage, stage]);
  expect(gaps(staged)).toEqual(gaps(document));
  const laned = after(document, groupIntoLane(document, ids, newId));
  const lanes = recordsOf(laned).filter(({ kind }) => kind === 'lane');
  const outside = recordsOf(laned).filter((record) => isCard(record) && !ids.includes(record.id));
  expect(lanes.length).toBeGreaterThan(0);
  expect(outside.every((card) => card['laneId'] !== recordOf(laned, ids[0]!)?.['laneId'])).toBe(true);
  expect(groupIntoStage(document, [stage], newId)).toBeNull();
});
