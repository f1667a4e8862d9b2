import type { Id } from '../../base/ids.ts';
import type { Change, Document, DocumentRecord } from '../../documents/document.ts';
import { lastChange } from '../../documents/last-change.ts';
import { indexFunnel } from '../funnel-index.ts';
import { stepNumbers } from '../funnel-scene.ts';
import type { Step } from '../records/step.ts';
import { type FunnelMeasures, lowNumber, type Measure, valueOf } from './measures.ts';

/** What the bar of one step shows. */
export interface StepShape {
  readonly stepId: Id;
  /** null: nothing was imported for this step. */
  readonly visitors: Measure | null;
  /** Of the step that most people came to, 0 to 1: the height of the bar; null: no bar. */
  readonly share: number | null;
  /** Percent of the people of the first step; may be more than 100. null: unknown, or nothing that has a first step. */
  readonly ofFirst: number | null;
  readonly optional: boolean;
  /** So few people that shares of them are uncertain. */
  readonly low: boolean;
  readonly fromBefore: FromBefore | null;
}

/** How many of the people of an earlier step came to this one. */
export interface FromBefore {
  readonly from: Id;
  /** The number of that step, as its card shows it. */
  readonly fromNumber: string;
  /** False where a step lies between the two: the rate then names its base. */
  readonly adjacent: boolean;
  /** How many people it rests on: those of the earlier step. */
  readonly base: number;
  /** People; below 0 where more came to this step than to the earlier one. */
  readonly lost: number;
  /** Percent of the base; null where nobody came to the earlier step. */
  readonly lostPercent: number | null;
}

export interface FunnelShape {
  readonly measures: FunnelMeasures | null;
  readonly steps: readonly StepShape[];
  /** As the cards show them. */
  readonly numbers: ReadonlyMap<Id, string>;
  readonly byStep: ReadonlyMap<Id, StepShape>;
}

/**
 * A funnel's shape as it was measured. Each step of the main line is compared with the last required one before it that
 * was measured, so that an optional step never breaks the chain; a step of a branch with the one that it begins after.
 * Where the sequence says nothing, nothing is compared. Figures go with the stage's row, wherever the step stands now.
 */
export function shapeOf(document: Document, measures: FunnelMeasures | null): FunnelShape {
  const found = known.get(document);
  if (found && found.measures === measures) return found;
  const shape = keptShape(document, measures) ?? makeShape(document, measures);
  known.set(document, shape);
  return shape;
}

/** Neither changes, so a shape is made once, whichever card or picture asks first. */
const known = new WeakMap<Document, FunnelShape>();

/** The shape before the last change, where that touched nothing that a shape is made of: most edits are of words. */
function keptShape(document: Document, measures: FunnelMeasures | null): FunnelShape | null {
  const last = lastChange(document);
  const before = last ? known.get(last.before) : undefined;
  return last && before?.measures === measures && !touchesShape(last.change) ? before : null;
}

function touchesShape({ header, added, removed, updated }: Change): boolean {
  const isStep = ({ kind }: DocumentRecord) => kind === 'step';
  if (header && 'orderMode' in header) return true;
  if (added.some(isStep) || removed.some(isStep)) return true;
  return updated.some(
    ([was, is]) => is.kind === 'step' && shapedBy.some((field) => was[field] !== is[field]),
  );
}

/** What a step's shape, number and place in the sequence are made of, beside its measures. */
const shapedBy = ['order', 'optional', 'branch'] as const;

function makeShape(document: Document, measures: FunnelMeasures | null): FunnelShape {
  const index = indexFunnel(document);
  const { header, mainLine, branches, steps } = index;
  const measured = new Map(measures?.steps.map((one) => [one.stepId, one.visitors]));
  const counts = new Map(steps.map(({ id }) => [id, valueOf(measured.get(id))]));
  const most = Math.max(0, ...[...counts.values()].map((count) => count ?? 0));
  const numbers = stepNumbers(index);
  const sequence = header.orderMode !== 'unordered';
  const first = sequence ? mainLine[0] : undefined;
  const firstCount = first ? (counts.get(first.id) ?? null) : null;
  const bases = new Map<Id, { from: Step; adjacent: boolean }>();
  if (sequence) {
    let from: Step | undefined;
    for (const [place, step] of mainLine.entries()) {
      if (from) bases.set(step.id, { from, adjacent: mainLine[place - 1] === from });
      if (!step.optional && counts.get(step.id) !== null) from = step;
    }
    for (const step of branches) {
      const from = index.byId.get(step.branch.from);
      if (from?.kind === 'step' && from.id !== step.id) bases.set(step.id, { from, adjacent: true });
    }
  }

  function fromBefore(id: Id): FromBefore | null {
    const base = bases.get(id);
    const count = counts.get(id) ?? null;
    const before = base ? (counts.get(base.from.id) ?? null) : null;
    if (!base || count === null || before === null) return null;
    const lost = before - count;
    return {
      from: base.from.id,
      fromNumber: numbers.get(base.from.id) ?? '',
      adjacent: base.adjacent,
      base: before,
      lost,
      lostPercent: before === 0 ? null : (100 * lost) / before,
    };
  }

  const shapes = steps.map(({ id, optional }): StepShape => {
    const count = counts.get(id) ?? null;
    return {
      stepId: id,
      visitors: measured.get(id) ?? null,
      share: count === null ? null : most === 0 ? 0 : count / most,
      ofFirst: count === null || firstCount === null || firstCount === 0 ? null : (100 * count) / firstCount,
      optional,
      low: count !== null && count > 0 && count < lowNumber,
      fromBefore: fromBefore(id),
    };
  });
  return { measures, steps: shapes, numbers, byStep: new Map(shapes.map((one) => [one.stepId, one])) };
}
