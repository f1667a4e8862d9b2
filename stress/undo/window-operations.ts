import type { Id } from '../../shared/base/ids.ts';
import { type Change, type Document, emptyChange } from '../../shared/documents/document.ts';
import type { Outcome } from '../../src-renderer/canvas/gestures.ts';
import { copyRecords, duplicate, pasteRecords } from '../../src-renderer/journeys/actions/copies.ts';
import { journeyGestures } from '../../src-renderer/journeys/actions/journey-gestures.ts';
import { align, distribute } from '../../src-renderer/journeys/actions/move.ts';
import { setFields, setHeader } from '../../src-renderer/journeys/actions/record-edits.ts';
import { applyLayout, layoutGraph } from '../../src-renderer/journeys/actions/tidy.ts';
import type { RandomSource } from '../random-source.ts';
import type { Operation } from './operations.ts';

const palette = ['touchpoint', 'stage', 'lane', 'entry', 'goal', 'exit', 'note'];
const edges = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;

type WindowOperation = (document: Document, random: RandomSource) => Outcome | null;

/** Everything that hands and forms do to a journey, by the same pure actions that the window calls. */
const actions: Readonly<Record<string, WindowOperation>> = {
  add: (document, random) => gestures(random).add(document, keyOf(random), point(random)),
  move: (document, random) => {
    const delta = { dx: random.below(900) - 450, dy: random.below(500) - 250 };
    return gestures(random).move(document, idsOf(document, random), delta, null);
  },
  connect: (document, random) =>
    gestures(random).connect(document, idOf(document, random), idOf(document, random)),
  reconnect: (document, random) => {
    const end = random.chance(0.5) ? 'from' : 'to';
    return gestures(random).reconnect(document, roadOf(document, random), end, idOf(document, random));
  },
  connectToNew: (document, random) =>
    gestures(random).connectToNew(document, idOf(document, random), keyOf(random), point(random)),
  insertOnEdge: (document, random) =>
    gestures(random).insertOnEdge(document, roadOf(document, random), 'touchpoint'),
  remove: (document, random) => gestures(random).remove(document, idsOf(document, random)),
  rename: (document, random) =>
    gestures(random).rename(document, idOf(document, random), `Name ${random.below(50)}`),
  resizeFrame: (document, random) =>
    gestures(random).resizeFrame(document, frameOf(document, random), random.below(1200)),
  reorderFrame: (document, random) =>
    gestures(random).reorderFrame(document, frameOf(document, random), random.below(5)),
  duplicate: (document, random) => duplicate(document, idsOf(document, random), random.id),
  align: (document, random) => align(document, idsOf(document, random), random.pick(edges) ?? 'left'),
  distribute: (document, random) =>
    distribute(document, idsOf(document, random), random.chance(0.5) ? 'horizontal' : 'vertical'),
  paste: (document, random) => {
    const fragment = copyRecords(document, idsOf(document, random));
    return fragment && pasteRecords(document, fragment, point(random), random.below(40), random.id);
  },
  setFields: (document, random) => {
    const touchpoints = idsOf(document, random).filter((id) => document.records[id]?.kind === 'touchpoint');
    return setFields(document, touchpoints, { channel: 'email', emotion: random.below(5) - 2 });
  },
  setHeader: (document, random) => setHeader(document, 'description', `Text ${random.below(50)}`),
  tidy: (document, random) => {
    const places = layoutGraph(document).nodes.map(({ id }): [Id, { x: number; y: number }] => [
      id,
      point(random),
    ]);
    return applyLayout(document, new Map(places));
  },
};

export const windowOperations: readonly Operation[] = Object.values(actions).map(
  (action) =>
    (document: Document, random: RandomSource): Change =>
      action(document, random)?.change ?? emptyChange,
);

function gestures(random: RandomSource) {
  return journeyGestures(random.id);
}

function keyOf(random: RandomSource): string {
  return random.pick(palette) ?? 'touchpoint';
}

function point(random: RandomSource): { x: number; y: number } {
  return { x: random.below(2400) - 200, y: random.below(1000) - 200 };
}

function idOf(document: Document, random: RandomSource): Id {
  return random.pick(Object.keys(document.records)) ?? 'none';
}

function idsOf(document: Document, random: RandomSource): Id[] {
  const ids = Object.keys(document.records);
  const start = random.below(ids.length + 1);
  return ids.slice(start, start + 1 + random.below(8));
}

function roadOf(document: Document, random: RandomSource): Id {
  const roads = Object.values(document.records).filter(({ kind }) => kind === 'transition');
  return random.pick(roads)?.id ?? 'none';
}

function frameOf(document: Document, random: RandomSource): Id {
  const frames = Object.values(document.records).filter(({ kind }) => kind === 'stage' || kind === 'lane');
  return random.pick(frames)?.id ?? 'none';
}
