import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { orderLimit } from '../../../shared/funnels/funnel.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import type { Pair } from './records.ts';

/**
 * Steps are numbered as production asks for it: whole numbers, each once. What follows an inserted step makes room as far
 * as it must; moving a step deals the same numbers out anew, so that no number is new to production.
 */

/** The order numbers with which all steps stand in this sequence: the numbers that they have, dealt out anew. */
function dealt(sequence: readonly Step[]): ReadonlyMap<Id, number> {
  const numbers = sequence.map(({ order }) => order).toSorted((a, b) => a - b);
  return rising(sequence.map(({ id }, place) => [id, numbers[place] ?? 0]));
}

/** Each number greater than the one before; from 1 where production's column could not hold them otherwise. */
function rising(numbers: readonly (readonly [Id, number])[]): ReadonlyMap<Id, number> {
  const orders = new Map<Id, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const [id, number] of numbers) {
    before = Math.max(number, before + 1);
    orders.set(id, before);
  }
  if (before <= orderLimit) return orders;
  return new Map(numbers.map(([id], place) => [id, place + 1]));
}

/** What changes so that all steps of the funnel stand in this sequence. */
export function inSequence(sequence: readonly Step[]): Pair[] {
  const orders = dealt(sequence);
  return sequence.flatMap((step): Pair[] => {
    const order = orders.get(step.id) ?? step.order;
    return order === step.order ? [] : [[step, { ...step, order }]];
  });
}

/** New steps as they stand behind `after` (null: before all), and what makes room for them. */
export function inserted(
  document: Document,
  made: readonly Step[],
  after: Id | null,
): { readonly steps: readonly Step[]; readonly updated: readonly Pair[] } {
  const { steps } = indexFunnel(document);
  const at = after === null ? 0 : steps.findIndex(({ id }) => id === after) + 1;
  const [ahead, behind] = [steps.slice(0, at), steps.slice(at)];
  const start = ahead.at(-1)?.order ?? Math.min(0, (behind[0]?.order ?? 1) - 1);
  const orders = rising([
    ...ahead.map(({ id, order }) => [id, order] as const),
    ...made.map(({ id }, place) => [id, start + 1 + place] as const),
    ...behind.map(({ id, order }) => [id, order] as const),
  ]);
  const numbered = (step: Step): Step => ({ ...step, order: orders.get(step.id) ?? step.order });
  return {
    steps: made.map(numbered),
    updated: steps.flatMap((step): Pair[] => {
      const after = numbered(step);
      return after.order === step.order ? [] : [[step, after]];
    }),
  };
}

/** All steps with those of one road in a new sequence: each takes a place that one of them had. */
export function withRoad(sequence: readonly Step[], road: readonly Step[]): readonly Step[] {
  const own = new Set(road.map(({ id }) => id));
  const next = road.values();
  return sequence.map((step) => (own.has(step.id) ? (next.next().value ?? step) : step));
}
