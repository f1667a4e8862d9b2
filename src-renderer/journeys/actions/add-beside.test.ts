import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { newJourney } from '../../../shared/journeys/new-journey.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isCard, recordsOf, transitionsOf } from './cards.ts';
import { journeyGestures } from './journey-gestures.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const gestures = journeyGestures(newId);

function after(document: Document, outcome: Outcome | null): Document {
  const applied = outcome && applyChange(document, outcome.change);
  if (!applied?.ok) throw new Error('Nothing came of it.');
  return applied.value;
}

test('what is added by keyboard stays in its stage, which grows, and covers nothing', () => {
  let document: Document = newJourney('journey', 'Test', newId);
  const [stage] = placeJourney(document).stages;
  let beside = stage!.id;
  const add = (key: string, joined: boolean) => {
    const outcome = gestures.addBeside?.(document, key, beside, joined) ?? null;
    document = after(document, outcome);
    return outcome!.select![0]!;
  };
  for (const key of ['touchpoint', 'touchpoint', 'touchpoint', 'goal'])
    beside = add(key, beside !== stage!.id);
  beside = recordsOf(document).find(({ kind }) => kind === 'touchpoint')!.id;
  for (const key of ['entry', 'exit', 'exit', 'touchpoint']) add(key, key !== 'entry');

  const { rects, stages } = placeJourney(document);
  expect(stages.map(({ id }) => id)[0]).toBe(stage!.id);
  const frame = rects.get(stage!.id)!;
  const cards = recordsOf(document).filter(isCard);
  expect(cards).toHaveLength(8);
  for (const card of cards) {
    expect(card.stageId).toBe(stage!.id);
    const rect = rects.get(card.id)!;
    expect(rect.x).toBeGreaterThan(frame.x);
    expect(rect.x + rect.width).toBeLessThan(frame.x + frame.width);
    for (const other of cards) if (other !== card) expect(overlaps(rect, rects.get(other.id)!)).toBe(false);
  }
  // Three roads to the goal, the entry's own, two exits and the second way on.
  expect(transitionsOf(document)).toHaveLength(7);
  beside = cards[0]!.id;
  const added = add('stage', false);
  expect(placeJourney(document).stages.map(({ id }) => id)[1]).toBe(added);
});

test('a stage cannot be made so narrow that its cards would lie over the next one', () => {
  let document: Document = newJourney('journey', 'Test', newId);
  const [stage] = placeJourney(document).stages;
  for (const x of [40, 260]) document = after(document, gestures.add(document, 'touchpoint', { x, y: 120 }));
  const cards = recordsOf(document).filter(isCard);
  document = after(document, gestures.resizeFrame(document, stage!.id, 10));
  const { rects } = placeJourney(document);
  const frame = rects.get(stage!.id)!;
  const ends = cards.map(({ id }) => rects.get(id)!.x + rects.get(id)!.width);
  expect(ends.filter((end) => end <= frame.width + frame.x).length).toBeGreaterThan(0);
  expect(frame.width).toBe(gestures.leastFrame?.(document, stage!.id));
  expect(gestures.resizeFrame(document, stage!.id, 0)).toBeNull();
});
