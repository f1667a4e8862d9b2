import type { Id } from '../../shared/base/ids.ts';
import {
  type Change,
  type Document,
  type DocumentKind,
  emptyChange,
} from '../../shared/documents/document.ts';
import type { KindEdits } from '../../src-renderer/canvas/actions/kind-edits.ts';
import type { Outcome } from '../../src-renderer/canvas/gestures.ts';
import { allAtOnce } from '../../src-renderer/canvas/layout/steps.ts';
import type { RandomSource } from '../random-source.ts';
import type { Operation } from './operations.ts';
import type { WindowParts } from './window-parts.ts';

type WindowOperation = (document: Document, random: RandomSource, edits: KindEdits) => Outcome | null;

const edges = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
const shapes = ['curved', 'straight', 'stepped', null] as const;

/** Everything that hands do to a canvas of any kind, by the same pure actions that the window calls. */
const actions: Readonly<Record<string, WindowOperation>> = {
  add: (document, random, { gestures, view }) =>
    gestures.add(document, keyOf(random, view.palette), point(random)),
  move: (document, random, { gestures }) =>
    gestures.move(
      document,
      idsOf(document, random),
      { dx: random.below(900) - 450, dy: random.below(500) - 250 },
      random.chance(0.5) ? point(random) : null,
    ),
  copyBy: (document, random, { gestures }) =>
    gestures.copyBy?.(document, idsOf(document, random), {
      dx: random.below(900) - 450,
      dy: random.below(500) - 250,
    }) ?? null,
  addBeside: (document, random, { gestures, view }) =>
    gestures.addBeside?.(document, keyOf(random, view.palette), idOf(document, random), random.chance(0.5)) ??
    null,
  setMark: (document, random, { gestures }) =>
    gestures.setMark?.(document, idOf(document, random), random.below(7) - 3) ?? null,
  connect: (document, random, { gestures }) =>
    gestures.connect(document, idOf(document, random), idOf(document, random)),
  reconnect: (document, random, { gestures }) =>
    gestures.reconnect(
      document,
      idOf(document, random),
      random.chance(0.5) ? 'from' : 'to',
      idOf(document, random),
    ),
  connectToNew: (document, random, { gestures, view }) =>
    gestures.connectToNew(document, idOf(document, random), keyOf(random, view.palette), point(random)),
  insertOnEdge: (document, random, { gestures, view }) =>
    gestures.insertOnEdge(document, edgeOf(document, random, view), keyOf(random, view.palette)),
  insertInto: (document, random, { gestures, view }) =>
    gestures.insertInto?.(document, edgeOf(document, random, view), idOf(document, random)) ?? null,
  remove: (document, random, { gestures }) => gestures.remove(document, idsOf(document, random)),
  rename: (document, random, { gestures }) =>
    gestures.rename(document, idOf(document, random), `Name ${random.below(50)}`),
  resizeFrame: (document, random, { gestures }) =>
    gestures.resizeFrame(document, idOf(document, random), random.below(1200)),
  resizeCard: (document, random, { gestures }) =>
    gestures.resizeCard?.(document, idOf(document, random), {
      width: random.below(800),
      height: random.below(600),
    }) ?? null,
  reorderFrame: (document, random, { gestures }) =>
    gestures.reorderFrame(document, idOf(document, random), random.below(5)),
  duplicate: (document, random, { duplicate }) => duplicate(document, idsOf(document, random)),
  align: (document, random, { align }) =>
    align(document, idsOf(document, random), random.pick(edges) ?? 'left'),
  distribute: (document, random, { distribute }) =>
    distribute(document, idsOf(document, random), random.chance(0.5) ? 'horizontal' : 'vertical'),
  paste: (document, random, { copy, paste }) => {
    const fragment = copy(document, idsOf(document, random));
    return fragment && paste(document, fragment, random.chance(0.5) ? point(random) : null, random.below(40));
  },
  group: (document, random, { groupings = [] }) =>
    random.pick(groupings)?.group(document, idsOf(document, random)) ?? null,
  tidy: (document, random, { layoutGraph, layingOut }) =>
    allAtOnce(layingOut(document, new Map(layoutGraph(document).nodes.map(({ id }) => [id, point(random)])))),
};

/** The window's operations on documents of one kind, and those that the canvas has for every kind. */
export function windowOperations(
  parts: WindowParts,
  kind: DocumentKind,
): Readonly<Record<string, Operation>> {
  const { setPinned, setCollapsed, setEdgeShape, setLabelOffset } = parts;
  const own: Readonly<Record<string, WindowOperation>> = {
    pin: (document, random, { view }) =>
      setPinned(document, idsOf(document, random), random.chance(0.7), view.nameOf),
    collapse: (document, random, { view }) =>
      setCollapsed(document, idsOf(document, random), random.chance(0.7), view.nameOf),
    shape: (document, random, { view }) =>
      setEdgeShape(document, idsOf(document, random), random.pick(shapes) ?? null, view.nameOf),
    label: (document, random, { view }) =>
      setLabelOffset(document, edgeOf(document, random, view), point(random), view.nameOf),
  };
  return Object.fromEntries(
    Object.entries({ ...actions, ...own }).map(([name, action]) => [
      name,
      (document: Document, random: RandomSource): Change =>
        action(document, random, editsOf(parts, kind, random))?.change ?? emptyChange,
    ]),
  );
}

/** Ids come from the seed, so that the same seed gives the same run. */
function editsOf(parts: WindowParts, kind: DocumentKind, { id }: RandomSource): KindEdits {
  switch (kind) {
    case 'journey':
      return parts.journeyEdits(id);
    case 'funnel':
      return parts.funnelEdits(id, parts.noMeasures());
    case 'process':
      return parts.processEdits(id);
    case 'experiment':
      return parts.experimentEdits(id);
    default:
      return kind satisfies never;
  }
}

function keyOf(random: RandomSource, palette: KindEdits['view']['palette']): string {
  return random.pick(palette)?.key ?? '';
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

function edgeOf(document: Document, random: RandomSource, view: KindEdits['view']): Id {
  return random.pick(view.makeScene(document, null).edges)?.id ?? 'none';
}
