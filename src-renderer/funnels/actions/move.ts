import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { columnPitch, funnelSizes, placeFunnel } from '../../../shared/funnels/geometry.ts';
import type { Exclusion } from '../../../shared/funnels/records/exclusion.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { atCorner, createMoving } from '../../canvas/editing/moving.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { funnelRecordEdits, nameIn, namesIn } from './record-edits.ts';
import { isExclusion, isNote, isStep, type Pair, roadOf } from './records.ts';
import { inSequence, withRoad } from './sequence.ts';

/** Notes alone lie where they are put: steps stand in their order, exclusions above their steps. */
const notes = createMoving({
  edits: funnelRecordEdits,
  rectsOf: (document) => placeFunnel(document).rects,
  isMovable: isNote,
  startPlacing: () => atCorner,
});

export const { align, distribute } = notes;

/**
 * A step to another place in its road: along the main line to the side, among the branches of one step up and down. By keys
 * it is one place; by pointer its leading edge decides. An exclusion goes to the steps under its new ends, a note anywhere.
 */
export function move(
  document: Document,
  ids: readonly Id[],
  { dx, dy }: { readonly dx: number; readonly dy: number },
  pointer: Point | null,
): Outcome | null {
  if (!Number.isFinite(dx) || !Number.isFinite(dy) || (dx === 0 && dy === 0)) return null;
  const byKeys = pointer === null;
  const chosen = chosenRecords(document, ids);
  const steps = chosen.filter(isStep);
  const updated: Pair[] = [
    ...stepsMoved(document, steps, { dx, dy }, byKeys),
    ...chosen.filter(isExclusion).flatMap((one) => exclusionMoved(document, one, dx, byKeys)),
    ...(notes.move(document, ids, { dx, dy })?.change.updated ?? []),
  ];
  if (updated.length === 0) return null;
  return { label: labelOf(document, chosen, updated), change: { added: [], updated, removed: [] } };
}

/** One step by its new place; several things by what was taken hold of, not by what made room for them. */
function labelOf(document: Document, chosen: readonly DocumentRecord[], updated: readonly Pair[]): string {
  const [first, ...more] = chosen;
  if (first && more.length === 0 && isStep(first)) {
    const orders = new Map(
      updated.filter(([, after]) => isStep(after)).map(([{ id }, after]) => [id, after]),
    );
    const orderOf = (step: Step) => (orders.get(step.id) as Step | undefined)?.order ?? step.order;
    const own = orderOf(first);
    const place = roadOf(document, first).filter((step) => orderOf(step) < own).length + 1;
    return `Move ${nameIn(document, first)} to place ${place}`;
  }
  return `Move ${namesIn(document, chosen)}`;
}

function stepsMoved(
  document: Document,
  steps: readonly Step[],
  { dx, dy }: { readonly dx: number; readonly dy: number },
  byKeys: boolean,
): Pair[] {
  const moving = new Set(steps.map(({ id }) => id));
  const roads = Map.groupBy(steps, ({ branch }) => (branch === null ? null : branch.from));
  let sequence = indexFunnel(document).steps;
  for (const [from, [step]] of roads) {
    if (!step) continue;
    const road = roadOf(document, step);
    const by = from === null ? dx : dy;
    const next = byKeys
      ? onePlaceOn(road, moving, Math.sign(by))
      : dragged(document, road, moving, from === null ? 'x' : 'y', by);
    sequence = withRoad(sequence, next);
  }
  return inSequence(sequence);
}

/** Each of the chosen steps past the next one that is not chosen; those at the end stay. */
function onePlaceOn(road: readonly Step[], moving: ReadonlySet<Id>, direction: number): readonly Step[] {
  if (direction === 0) return road;
  const next = direction < 0 ? [...road] : road.toReversed();
  for (let place = 1; place < next.length; place += 1) {
    const [before, step] = [next[place - 1], next[place]];
    if (!before || !step || !moving.has(step.id) || moving.has(before.id)) continue;
    next[place - 1] = step;
    next[place] = before;
  }
  return direction < 0 ? next : next.toReversed();
}

/** By where the steps would lie: the leading edge of one that is dragged, the middle of one that is not. */
function dragged(
  document: Document,
  road: readonly Step[],
  moving: ReadonlySet<Id>,
  along: 'x' | 'y',
  by: number,
): readonly Step[] {
  const { rects } = placeFunnel(document);
  const half = (along === 'x' ? funnelSizes.step.width : funnelSizes.step.height) / 2;
  const where = ({ id }: Step) => {
    const middle = (rects.get(id)?.[along] ?? 0) + half;
    return moving.has(id) ? middle + by + Math.sign(by) * half : middle;
  };
  return road.toSorted((a, b) => where(a) - where(b));
}

/** Both ends as many columns on, as far as there are steps; ends on a branch stay. */
function exclusionMoved(document: Document, exclusion: Exclusion, dx: number, byKeys: boolean): Pair[] {
  const { mainLine } = indexFunnel(document);
  const columns = byKeys ? Math.sign(dx) : Math.round(dx / columnPitch);
  const from = mainLine.findIndex(({ id }) => id === exclusion.from);
  const to = mainLine.findIndex(({ id }) => id === exclusion.to);
  if (from < 0 || to < 0) return [];
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const by = Math.max(-first, Math.min(mainLine.length - 1 - last, columns));
  const [newFrom, newTo] = [mainLine[from + by], mainLine[to + by]];
  if (by === 0 || !newFrom || !newTo) return [];
  return [[exclusion, { ...exclusion, from: newFrom.id, to: newTo.id }]];
}
