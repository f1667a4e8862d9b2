import type { Id } from '../base/ids.ts';
import { jsonEqual } from '../base/json.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { foldScene } from '../drawing/fold.ts';
import { followingScene, type UpdatedParts } from '../drawing/follow-scene.ts';
import { keepScene } from '../drawing/keep-same.ts';
import { isCollapsed, labelOffsetOf } from '../drawing/own-layout.ts';
import { sameRect } from '../drawing/rects.ts';
import type { Rect, Scene, SceneEdge, SceneNode } from '../drawing/scene.ts';
import type { FunnelRecord } from './funnel.ts';
import { type FunnelIndex, indexFunnel } from './funnel-index.ts';
import { funnelSizes, placeFunnel } from './geometry.ts';
import type { Exclusion } from './records/exclusion.ts';
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

export const makeFunnelScene = followingScene({ make: makeAnew, update, compare: null });

/** What steps, exclusions and notes say may change by itself; what decides where they stand may not. */
function update(previous: Scene, { updated }: Change, document: Document): UpdatedParts | null {
  const { rects } = placeFunnel(document);
  const nodes: SceneNode[] = [];
  for (const [before, after] of updated as readonly (readonly [FunnelRecord, FunnelRecord])[]) {
    if (!standsAsBefore(before, after)) return null;
    const node = previous.nodes.find(({ id }) => id === after.id);
    const rect = rects.get(after.id);
    if (node && rect) nodes.push({ ...node, rect, record: after });
  }
  return { nodes, edges: [] };
}

function standsAsBefore(before: FunnelRecord, after: FunnelRecord): boolean {
  switch (after.kind) {
    case 'step': {
      const { order, optional, branch } = before as Step;
      return (
        after.order === order &&
        after.optional === optional &&
        isCollapsed(after) === isCollapsed(before) &&
        jsonEqual(after.branch, branch)
      );
    }
    case 'exclusion': {
      const { from, to } = before as Exclusion;
      return after.from === from && after.to === to;
    }
    default:
      return true;
  }
}

function makeAnew(document: Document, previous: Scene | null): Scene {
  const index = indexFunnel(document);
  const { rects } = placeFunnel(document);
  const numbers = stepNumbers(index);
  const { holders, behind } = index.folds();
  const nodes: SceneNode[] = [];
  for (const record of [...stepsInReadingOrder(index), ...index.exclusions, ...index.notes]) {
    const rect = rects.get(record.id);
    if (!rect) continue;
    const parts: NodeParts = {
      id: record.id,
      rect,
      record,
      badge: numbers.get(record.id),
      holds: holders.has(record.id) ? 0 : undefined,
    };
    nodes.push(nodeOf(parts, previous?.nodes[nodes.length]));
  }
  let place = 0;
  const edges = waysOf(index, (...way) => {
    const edge = edgeOf(way, rects, previous?.edges[place]);
    place += 1;
    return edge;
  });
  const folded = foldScene({ nodes, frames: [], edges }, ({ id }) => [behind.get(id)]);
  return keepScene({ ...folded, ...(folded.behind && withExclusions(index, folded.behind)) }, previous);
}

/** What rules out between two steps that stand behind the same one is there with them. */
function withExclusions({ exclusions }: FunnelIndex, steps: ReadonlyMap<Id, Id>): Pick<Scene, 'behind'> {
  const behind = new Map(steps);
  for (const { id, from, to } of exclusions) {
    const home = steps.get(from) ?? from;
    if (from !== to && home === (steps.get(to) ?? to)) behind.set(id, home);
  }
  return { behind };
}

interface NodeParts extends Pick<SceneNode, 'id' | 'rect' | 'record'> {
  readonly badge: string | undefined;
  readonly holds: number | undefined;
}

/** The card that stood at the same place before, where it is the same: most of them are. */
function nodeOf({ badge, holds, ...parts }: NodeParts, old: SceneNode | undefined): SceneNode {
  const { record, rect } = parts;
  const same = old?.record === record && old.badge === badge && old.holds === holds;
  if (same && sameRect(old.rect, rect)) return old;
  return {
    ...parts,
    ...(badge === undefined ? {} : { badge }),
    ...(holds === undefined ? {} : { holds }),
  };
}

/** What the id of a drawn way stands for; null: no way of this funnel, as it is now. */
export function wayOf(document: Document, edgeId: Id): FunnelWay | null {
  return waysOf(indexFunnel(document), wayTo).find(({ id }) => id === edgeId) ?? null;
}

/** '3' on the main line; on a branch the number of the step it begins after and a letter: '2a', '2b', '2ba'. */
export function stepNumbers(index: FunnelIndex): ReadonlyMap<Id, string> {
  const known = numbered.get(index);
  if (known) return known;
  const numbers = numberSteps(index);
  numbered.set(index, numbers);
  return numbers;
}

/** The cards and the shape below them ask for the same. */
const numbered = new WeakMap<FunnelIndex, ReadonlyMap<Id, string>>();

function numberSteps({ mainLine, branches }: FunnelIndex): ReadonlyMap<Id, string> {
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
function stepsInReadingOrder({ mainLine, branches }: FunnelIndex): readonly Step[] {
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  const seen = new Set<Id>();
  const read: Step[] = [];
  for (const step of mainLine) {
    read.push(step);
    const open = after.get(step.id)?.toReversed() ?? [];
    for (let aside = open.pop(); aside !== undefined; aside = open.pop()) {
      if (seen.has(aside.id)) continue;
      seen.add(aside.id);
      read.push(aside);
      open.push(...(after.get(aside.id)?.toReversed() ?? []));
    }
  }
  return [...read, ...branches.filter(({ id }) => !seen.has(id))];
}

/** Which way, whose, from, to, who takes it, and whether people may leave it out. */
type Way = readonly [
  way: FunnelWay['way'],
  step: Step,
  from: Id,
  to: Id,
  condition: string | null,
  dashed: boolean,
];

/** Where the sequence says nothing, nothing leads from one step of the main line to the next. */
function waysOf<Made>(
  { header, mainLine, branches, byId }: FunnelIndex,
  make: (...way: Way) => Made,
): Made[] {
  const nexts = header.orderMode === 'unordered' ? [] : mainLine.slice(1);
  return [
    ...nexts.map((step, place) => {
      const from = mainLine[place];
      return make('next', step, from?.id ?? '', step.id, null, step.optional || from?.optional === true);
    }),
    ...branches
      .filter(({ id, branch }) => branch.from !== id && isStep(byId.get(branch.from)))
      .map((step) => make('branch', step, step.branch.from, step.id, step.branch.condition, true)),
    ...branches.flatMap((step) => {
      const { rejoin } = step.branch;
      return rejoin !== null && rejoin !== step.id && isStep(byId.get(rejoin))
        ? [make('rejoin', step, step.id, rejoin, null, true)]
        : [];
    }),
  ];
}

function isStep(record: DocumentRecord | undefined): boolean {
  return record?.kind === 'step';
}

function wayTo(...[way, step, from, to, condition]: Way): FunnelWay {
  const { id: stepId, order } = step;
  return { id: `${way}:${stepId}`, kind: 'way', way, stepId, from, to, condition, order };
}

/** The edges that were drawn for a step last: it never changes, so an edge lives as long as its ends and its look stay. */
const drawnFor = new WeakMap<Step, Partial<Record<FunnelWay['way'], SceneEdge>>>();

function edgeOf(way: Way, rects: ReadonlyMap<Id, Rect>, previous: SceneEdge | undefined): SceneEdge {
  const [name, step, from, to, condition, dashed] = way;
  const y = condition === null ? 0 : labelLift(rects.get(from), rects.get(to));
  const stays = (edge: SceneEdge | undefined): edge is SceneEdge =>
    edge?.from === from &&
    edge.to === to &&
    edge.dashed === dashed &&
    // Folded, it said how many it stands for.
    edge.label === condition &&
    (condition === null || labelOffsetOf(edge.record).y === y);
  // Most of them stand where they stood.
  if (stays(previous) && isWayOf(previous.record as FunnelWay, way)) return previous;
  const drawn = drawnFor.get(step) ?? {};
  const old = drawn[name];
  if (stays(old)) return old;
  const plain = wayTo(...way);
  const record = y === 0 ? plain : { ...plain, layout: { label: { x: 0, y } } };
  const edge: SceneEdge = { id: record.id, from, to, record, label: condition, dashed };
  drawnFor.set(step, { ...drawn, [name]: edge });
  return edge;
}

function isWayOf(way: FunnelWay, [name, step, , , condition]: Way): boolean {
  return (
    way.way === name && way.stepId === step.id && way.order === step.order && way.condition === condition
  );
}

/** The condition of a branch stands right above its card, where it covers no bar of the row above. In pixels downwards. */
function labelLift(from: Rect | undefined, to: Rect | undefined): number {
  if (!from || !to || to.y <= from.y) return 0;
  return to.y - funnelSizes.rowGap / 2 - (from.y + to.y + funnelSizes.step.height) / 2;
}
