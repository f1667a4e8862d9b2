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
function dealt(sequence: readonly Step[]): readonly number[] {
  return rising(sequence.map(({ order }) => order).sort((a, b) => a - b));
}

/** Each number greater than the one before; from 1 where production's column could not hold them otherwise. */
function rising(numbers: readonly number[]): readonly number[] {
  let before = Number.NEGATIVE_INFINITY;
  const orders = numbers.map((number) => {
    before = Math.max(number, before + 1);
    return before;
  });
  return before <= orderLimit ? orders : numbers.map((_, place) => place + 1);
}

/** What changes so that all steps of the funnel stand in this sequence. */
export function inSequence(sequence: readonly Step[]): Pair[] {
  const orders = dealt(sequence);
  const updated: Pair[] = [];
  for (const [place, step] of sequence.entries()) {
    const order = orders[place] ?? step.order;
    if (order !== step.order) updated.push([step, { ...step, order }]);
  }
  return updated;
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
  const all = [...ahead, ...made, ...behind];
  const numbers = rising([
    ...ahead.map(({ order }) => order),
    ...made.map((_, place) => start + 1 + place),
    ...behind.map(({ order }) => order),
  ]);
  const orders = new Map(all.map(({ id }, place) => [id, numbers[place]]));
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
  const own = new Set(road);
  const next = road.values();
  return sequence.map((step) => (own.has(step) ? (next.next().value ?? step) : step));
}
