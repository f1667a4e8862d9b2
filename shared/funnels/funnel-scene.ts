import type { Id } from '../base/ids.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { keepScene } from '../drawing/keep-same.ts';
import { labelOffsetOf } from '../drawing/own-layout.ts';
import type { Rect, Scene, SceneEdge, SceneNode } from '../drawing/scene.ts';
import { type FunnelIndex, indexFunnel } from './funnel-index.ts';
import { funnelSizes, placeFunnel } from './geometry.ts';
import type { Step } from './records/step.ts';

/**
 * A way from one step to another, for the canvas only: it follows from the order and the branches of the steps, and no
 * record holds it. Its id names the step that it belongs to.
 */
export interface FunnelWay extends DocumentRecord {
  readonly kind: 'way';
  /** next: to the step that follows on the main line; branch: aside, to the step that it belongs to; rejoin: back from it. */
  readonly way: 'next' | 'branch' | 'rejoin';
  readonly stepId: Id;
  readonly from: Id;
  readonly to: Id;
  readonly condition: string | null;
}

export function makeFunnelScene(document: Document, previous: Scene | null): Scene {
  const index = indexFunnel(document);
  const { rects } = placeFunnel(document);
  const drawn = [...stepsInReadingOrder(index), ...index.exclusions, ...index.notes];
  const numbers = stepNumbers(index);
  const nodes = drawn.flatMap((record): SceneNode[] => {
    const rect = rects.get(record.id);
    const badge = numbers.get(record.id);
    return rect ? [{ id: record.id, rect, record, ...(badge === undefined ? {} : { badge }) }] : [];
  });
  const known = new Map(previous?.edges.map((edge) => [edge.id, edge.record as FunnelWay]));
  const edges = waysOf(index).map((way) => edgeOf(keptWay(labelled(way, rects), known), index));
  return keepScene({ nodes, frames: [], edges }, previous);
}

/** What the id of a drawn way stands for; null: no way of this funnel, as it is now. */
export function wayOf(document: Document, edgeId: Id): FunnelWay | null {
  return waysOf(indexFunnel(document)).find(({ id }) => id === edgeId) ?? null;
}

/** '3' on the main line; on a branch the number of the step it begins after and a letter: '2a', '2b', '2ba'. */
export function stepNumbers({ mainLine, branches }: FunnelIndex): ReadonlyMap<Id, string> {
  const numbers = new Map(mainLine.map(({ id }, place) => [id, String(place + 1)]));
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  // What is numbered on the way is walked in its turn.
  for (const id of numbers.keys()) {
    for (const [place, step] of (after.get(id) ?? []).entries()) {
      if (numbers.has(step.id)) continue;
      numbers.set(step.id, `${numbers.get(id) ?? ''}${letters(place)}`);
    }
  }
  return numbers;
}

/** a to z, then aa, ab and on. */
function letters(place: number): string {
  const rest = Math.floor(place / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCodePoint(97 + (place % 26))}`;
}

/** Along the main line, each step followed by what branches off after it. */
function stepsInReadingOrder({ mainLine, branches, steps }: FunnelIndex): readonly Step[] {
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  const seen = new Set<Id>();
  const read: Step[] = [];
  const open = mainLine.toReversed();
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (seen.has(step.id)) continue;
    seen.add(step.id);
    read.push(step);
    open.push(...(after.get(step.id) ?? []).toReversed());
  }
  return [...read, ...steps.filter(({ id }) => !seen.has(id))];
}

/** Where the sequence says nothing, nothing leads from one step of the main line to the next. */
function waysOf({ header, mainLine, branches, byId }: FunnelIndex): FunnelWay[] {
  const nexts = header.orderMode === 'unordered' ? [] : mainLine.slice(1);
  return [
    ...nexts.map((step, place) => wayTo('next', step, mainLine[place]?.id ?? '', step.id, null)),
    ...branches
      .filter(({ id, branch }) => branch.from !== id && isStep(byId.get(branch.from)))
      .map((step) => wayTo('branch', step, step.branch.from, step.id, step.branch.condition)),
    ...branches.flatMap((step) => {
      const { rejoin } = step.branch;
      return rejoin !== null && rejoin !== step.id && isStep(byId.get(rejoin))
        ? [wayTo('rejoin', step, step.id, rejoin, null)]
        : [];
    }),
  ];
}

function isStep(record: DocumentRecord | undefined): boolean {
  return record?.kind === 'step';
}

function wayTo(way: FunnelWay['way'], step: Step, from: Id, to: Id, condition: string | null): FunnelWay {
  return {
    id: `${way}:${step.id}`,
    kind: 'way',
    way,
    stepId: step.id,
    from,
    to,
    condition,
    order: step.order,
  };
}

function keptWay(way: FunnelWay, known: ReadonlyMap<Id, FunnelWay>): FunnelWay {
  const old = known.get(way.id);
  const same =
    old &&
    old.from === way.from &&
    old.to === way.to &&
    old.condition === way.condition &&
    old['order'] === way['order'] &&
    labelOffsetOf(old).y === labelOffsetOf(way).y;
  return same ? old : way;
}

/** The condition of a branch stands right above its card, where it covers no bar of the row above. */
function labelled(way: FunnelWay, rects: ReadonlyMap<Id, Rect>): FunnelWay {
  const [from, to] = [rects.get(way.from), rects.get(way.to)];
  if (way.condition === null || !from || !to || to.y <= from.y) return way;
  const middle = (from.y + to.y + funnelSizes.step.height) / 2;
  return { ...way, layout: { label: { x: 0, y: to.y - funnelSizes.rowGap / 2 - middle } } };
}

function edgeOf(record: FunnelWay, { byId }: FunnelIndex): SceneEdge {
  const { id, way, from, to, condition } = record;
  const optional = [from, to].some((end) => byId.get(end)?.['optional'] === true);
  return { id, from, to, record, label: condition, dashed: way !== 'next' || optional };
}
