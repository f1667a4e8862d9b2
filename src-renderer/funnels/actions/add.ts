import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { wayOf } from '../../../shared/funnels/funnel-scene.ts';
import { columnPitch, funnelSizes, placeFunnel, shapeBottom } from '../../../shared/funnels/geometry.ts';
import { newExclusion, newFunnelNote, newStep } from '../../../shared/funnels/new-records.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { freeName } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { nameIn } from './record-edits.ts';
import { type Pair, rebranched, stepOf } from './records.ts';
import { inserted } from './sequence.ts';

export const noteSize = { width: 200, height: 112 } as const;

/** A step in the place of the main line that is under the point, an exclusion over the steps there, a note as it lies. */
export function add(document: Document, paletteKey: string, at: Point, newId: NewId): Outcome | null {
  switch (paletteKey) {
    case 'step':
      return addStep(document, freshStep(document, newId), behindPoint(document, at), 'Add', []);
    case 'exclusion': {
      const [from, to] = aroundPoint(document, at);
      return from && to ? exclude(document, from.id, to.id, newId) : null;
    }
    case 'note': {
      const corner = { x: Math.round(at.x - noteSize.width / 2), y: Math.round(at.y - noteSize.height / 2) };
      const note = newFunnelNote({ layout: { ...corner, ...noteSize } }, newId);
      return {
        label: 'Add note',
        change: { added: [note], updated: [], removed: [] },
        select: [note.id],
      };
    }
    default:
      return null;
  }
}

/** What rules people out between two steps. */
export function exclude(document: Document, from: Id, to: Id, newId: NewId): Outcome | null {
  const [first, last] = [stepOf(document, from), stepOf(document, to)];
  if (!first || !last || from === to) return null;
  const { rects } = placeFunnel(document);
  const backwards = (rects.get(from)?.x ?? 0) > (rects.get(to)?.x ?? 0);
  const [start, end] = backwards ? [last, first] : [first, last];
  const name = freeName(document, 'exclusion', 'Exclusion');
  const exclusion = newExclusion({ name, from: start.id, to: end.id }, newId);
  return {
    label: `Exclude between ${nameIn(document, start)} and ${nameIn(document, end)}`,
    change: { added: [exclusion], updated: [], removed: [] },
    select: [exclusion.id],
  };
}

/**
 * A connection drawn to empty canvas. To the side of the main line it is the next step; below, a branch; out of a branch,
 * its next step, which takes over where the branch comes back. An exclusion ends at the step that is nearest across.
 */
export function connectToNew(
  document: Document,
  from: Id,
  paletteKey: string,
  at: Point,
  newId: NewId,
): Outcome | null {
  const source = stepOf(document, from);
  if (!source) return null;
  if (paletteKey === 'exclusion') {
    const nearest = nearestStep(document, at, from);
    return nearest ? exclude(document, from, nearest.id, newId) : null;
  }
  if (paletteKey !== 'step') return null;
  const made = freshStep(document, newId);
  if (source.branch !== null) {
    const step = rebranched(made, { from, condition: null, rejoin: source.branch.rejoin });
    const cut: Pair[] = source.branch.rejoin === null ? [] : [[source, rebranched(source, { rejoin: null })]];
    return addStep(document, step, source.id, 'Add', cut);
  }
  if (at.y < shapeBottom(0)) return addStep(document, made, source.id, 'Add', []);
  const { mainLine } = indexFunnel(document);
  const next = mainLine[mainLine.findIndex(({ id }) => id === from) + 1];
  const step = rebranched(made, { from, condition: null, rejoin: next?.id ?? null });
  return addStep(document, step, lastAfter(document, from), 'Add', []);
}

/** A new step on the way from one to another. */
export function insertOnWay(
  document: Document,
  edgeId: Id,
  paletteKey: string,
  newId: NewId,
): Outcome | null {
  const way = paletteKey === 'step' ? wayOf(document, edgeId) : null;
  const [before, owner] = way ? [stepOf(document, way.from), stepOf(document, way.stepId)] : [];
  if (!way || !before || !owner) return null;
  const made = freshStep(document, newId);
  switch (way.way) {
    case 'next':
      return addStep(document, made, before.id, 'Insert', []);
    case 'branch': {
      const step = rebranched(made, { from: before.id, condition: way.condition, rejoin: null });
      const on = rebranched(owner, { from: made.id, condition: null });
      return addStep(document, step, before.id, 'Insert', [[owner, on]]);
    }
    case 'rejoin': {
      const step = rebranched(made, { from: owner.id, condition: null, rejoin: way.to });
      return addStep(document, step, owner.id, 'Insert', [[owner, rebranched(owner, { rejoin: null })]]);
    }
    default:
      return null;
  }
}

function freshStep(document: Document, newId: NewId): Step {
  return newStep({ name: freeName(document, 'step', 'New step') }, newId);
}

/** `also` are changes of steps that make room on the road; those that make room in the sequence are joined with them. */
function addStep(
  document: Document,
  step: Step,
  after: Id | null,
  verb: string,
  also: readonly Pair[],
): Outcome {
  const { steps, updated } = inserted(document, [step], after);
  return {
    label: `${verb} ${nameIn(document, step)}`,
    change: { added: steps, updated: joined(updated, also), removed: [] },
    select: [step.id],
  };
}

/** Two changes of the same records as one: the order of the first, everything else of the second. */
export function joined(orders: readonly Pair[], others: readonly Pair[]): readonly Pair[] {
  const byId = new Map(orders.map((pair) => [pair[0].id, pair]));
  for (const [before, after] of others) {
    const order = byId.get(before.id)?.[1]['order'] ?? before['order'] ?? null;
    byId.set(before.id, [before, { ...after, order }]);
  }
  return [...byId.values()];
}

/** The step of the main line behind which something new under this point stands; null: before all. */
function behindPoint(document: Document, { x }: Point): Id | null {
  const { mainLine } = indexFunnel(document);
  const before = mainLine.filter((_, column) => column * columnPitch + funnelSizes.step.width / 2 <= x);
  return before.at(-1)?.id ?? null;
}

/** The two steps of the main line that are nearest to a point, to its left and right. */
function aroundPoint(document: Document, { x }: Point): readonly (Step | undefined)[] {
  const { mainLine } = indexFunnel(document);
  const column = Math.floor((x - funnelSizes.step.width / 2) / columnPitch);
  const left = Math.max(0, Math.min(mainLine.length - 2, column));
  return [mainLine[left], mainLine[left + 1]];
}

/** By their middles, without one; to the side first, because an exclusion spans columns. */
function nearestStep(document: Document, { x, y }: Point, without: Id): Step | undefined {
  const { rects } = placeFunnel(document);
  const { width, height } = funnelSizes.step;
  const away = ({ id }: Step) => {
    const rect = rects.get(id);
    if (!rect) return Number.POSITIVE_INFINITY;
    return Math.abs(rect.x + width / 2 - x) + Math.abs(rect.y + height / 2 - y) * 0.5;
  };
  const others = indexFunnel(document).steps.filter(({ id }) => id !== without);
  return others.toSorted((a, b) => away(a) - away(b))[0];
}

/** The last step that begins after this one, so that a new branch comes below those that are there. */
function lastAfter(document: Document, from: Id): Id {
  const { steps } = indexFunnel(document);
  return steps.findLast(({ branch }) => branch?.from === from)?.id ?? from;
}
