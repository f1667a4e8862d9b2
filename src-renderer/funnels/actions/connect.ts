import { assertNever } from '../../../shared/base/assert-never.ts';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { wayOf } from '../../../shared/funnels/funnel-scene.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { nameIn } from './record-edits.ts';
import { leadsTo, type Pair, rebranched, stepOf } from './records.ts';
import { inSequence, withRoad } from './sequence.ts';

/**
 * A connection between two steps: out of a branch to the main line it is where the branch comes back; else the second step
 * becomes a branch that begins after the first.
 */
export function canConnect(document: Document, from: Id, to: Id): boolean {
  return joint(document, from, to) !== null;
}

export function connect(document: Document, from: Id, to: Id): Outcome | null {
  const updated = connected(document, from, to);
  const [source, target] = [stepOf(document, from), stepOf(document, to)];
  if (!updated || !source || !target) return null;
  const back = target.branch === null && source.branch !== null;
  return {
    label: back
      ? `Lead ${nameIn(document, source)} back to ${nameIn(document, target)}`
      : `Make ${nameIn(document, target)} a branch after ${nameIn(document, source)}`,
    change: { added: [], updated, removed: [] },
    select: [back ? from : to],
  };
}

function connected(document: Document, from: Id, to: Id): readonly Pair[] | null {
  const source = stepOf(document, from);
  const found = joint(document, from, to);
  if (!source || !found) return null;
  return found === 'back' ? [[source, rebranched(source, { rejoin: to })]] : asBranch(document, to, from);
}

/**
 * What a connection would be: the way back of a branch, or a branch aside; null: nothing. By itself, because it is
 * asked of every step of a funnel at once.
 */
function joint(document: Document, from: Id, to: Id): 'back' | 'aside' | null {
  const [source, target] = [stepOf(document, from), stepOf(document, to)];
  if (!source || !target || from === to) return null;
  if (source.branch !== null && target.branch === null) return source.branch.rejoin === to ? null : 'back';
  if (target.branch?.from === from || leadsTo(document, to, from)) return null;
  const { mainLine } = indexFunnel(document);
  // What is left of the main line must still be one.
  return target.branch === null && mainLine.length < 2 ? null : 'aside';
}

/** A step as a branch after another; where others came back to it on the main line, they come back to the step behind it. */
function asBranch(document: Document, id: Id, from: Id): readonly Pair[] {
  const step = stepOf(document, id);
  if (!step) return [];
  const condition = step.branch?.condition ?? null;
  const rejoin = step.branch === null ? stepBehind(document, id, from) : step.branch.rejoin;
  return [[step, rebranched(step, { from, condition, rejoin })], ...rejoinedBehind(document, id)];
}

/** A branch as a step of the main line. */
export function onMainLine(document: Document, id: Id): Outcome | null {
  const step = stepOf(document, id);
  if (!step || step.branch === null) return null;
  return {
    label: `Put ${nameIn(document, step)} on the main line`,
    change: { added: [], updated: [[step, { ...step, branch: null }]], removed: [] },
  };
}

/** Branches that came back to a step of the main line, back at the one behind it. */
function rejoinedBehind(document: Document, gone: Id): readonly Pair[] {
  const next = stepBehind(document, gone, gone);
  return indexFunnel(document).branches.flatMap(({ id, branch }): Pair[] => {
    const step = stepOf(document, id);
    return step && id !== gone && branch.rejoin === gone ? [[step, rebranched(step, { rejoin: next })]] : [];
  });
}

/** The step of the main line behind `from`, other than `id`; null: none. */
function stepBehind(document: Document, id: Id, from: Id): Id | null {
  const { mainLine } = indexFunnel(document);
  const at = mainLine.findIndex((step) => step.id === from);
  const behind = at < 0 ? [] : mainLine.slice(at + 1);
  return behind.find((step) => step.id !== id)?.id ?? null;
}

/**
 * The beginning of a branch at another step, or its end. Along the main line it is the order that changes: the step at the
 * new end comes next, or the old one comes behind the new beginning.
 */
export function reconnect(document: Document, edgeId: Id, end: 'from' | 'to', to: Id): Outcome | null {
  const way = wayOf(document, edgeId);
  const owner = way && stepOf(document, way.stepId);
  const target = stepOf(document, to);
  if (!way || !owner || !target || owner.id === to) return null;
  switch (way.way) {
    case 'next':
      return end === 'to' ? putBehind(document, to, way.from) : putBehind(document, owner.id, to);
    case 'branch':
      if (end === 'to' || owner.branch?.from === to || leadsTo(document, owner.id, to)) return null;
      return {
        label: `Begin ${nameIn(document, owner)} after ${nameIn(document, target)}`,
        change: { added: [], updated: [[owner, rebranched(owner, { from: to })]], removed: [] },
      };
    case 'rejoin':
      if (end === 'from' || target.branch !== null || owner.branch?.rejoin === to) return null;
      return {
        label: `Lead ${nameIn(document, owner)} back to ${nameIn(document, target)}`,
        change: { added: [], updated: [[owner, rebranched(owner, { rejoin: to })]], removed: [] },
      };
    default:
      return assertNever(way.way);
  }
}

/** A step of the main line to the place right behind another one of it. */
function putBehind(document: Document, id: Id, before: Id): Outcome | null {
  const { mainLine, steps } = indexFunnel(document);
  const step = mainLine.find((one) => one.id === id);
  const others = mainLine.filter((one) => one.id !== id);
  const at = others.findIndex((one) => one.id === before) + 1;
  if (!step || at === 0) return null;
  const updated = inSequence(withRoad(steps, others.toSpliced(at, 0, step)));
  if (updated.length === 0) return null;
  return {
    label: `Move ${nameIn(document, step)} to place ${at + 1}`,
    change: { added: [], updated, removed: [] },
  };
}
