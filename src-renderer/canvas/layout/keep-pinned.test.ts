import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { overlaps } from '../../../shared/drawing/rects.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { journeySamples } from '../../../shared/journeys/samples/samples.ts';
import { journeyEdits } from '../../journeys/actions/journey-edits.ts';
import { setPinned } from '../actions/own-layout.ts';
import { keepPinned } from './keep-pinned.ts';
import { allAtOnce } from './steps.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const edits = journeyEdits(newId);

function after(document: Document, change: Parameters<typeof applyChange>[1]): Document {
  const applied = applyChange(document, change);
  if (!applied.ok) throw new Error(applied.error.reason);
  return applied.value;
}

test('tidying leaves a pinned card in its place, inside its stage, with nothing on it', () => {
  const [sample] = journeySamples;
  let document: Document = sample!.make(newId);
  const cards = Object.values(document.records).filter(({ kind }) => kind === 'touchpoint');
  const card = cards[2]!;
  const far = edits.gestures.move(document, [card.id], { dx: 30, dy: 14 }, null)!;
  document = after(document, far.change);
  document = after(document, setPinned(document, [card.id], true, edits.view.nameOf)!.change);
  const before = document.records[card.id];
  const places = new Map(edits.layoutGraph(document).nodes.map(({ id }, at) => [id, { x: at, y: 0 }]));
  const tidied = keepPinned(document, allAtOnce(edits.layingOut(document, places)), edits);
  expect(tidied?.label).toBe('Tidy the layout');
  const now = after(document, tidied!.change);
  expect(now.records[card.id]).toEqual(before);
  const { rects } = placeJourney(now);
  const mine = rects.get(card.id)!;
  const stage = rects.get(before!['stageId'] as string)!;
  expect(mine.x + mine.width).toBeLessThanOrEqual(stage.x + stage.width);
  for (const other of cards.filter(({ id }) => id !== card.id)) {
    expect(overlaps(mine, rects.get(other.id)!)).toBe(false);
  }
});

test('without pins the layout is taken as it is', () => {
  const document: Document = journeySamples[0]!.make(newId);
  const outcome = { label: 'Tidy', change: { added: [], updated: [], removed: [] } };
  expect(keepPinned(document, outcome, edits)).toBe(outcome);
});
