import type { Id } from '../base/ids.ts';
import { evaluateGroup, type Facts, type Verdict } from './evaluate.ts';
import type { ProcessIndex, ProcessNode } from './process-index.ts';

export interface DryStep {
  readonly id: Id;
  /** Of a decision; absent: nothing is decided here. */
  readonly verdict?: Verdict;
  /** Of an action that is taken to fail after its last try: whether an error branch takes over, or the road ends here. */
  readonly failure?: 'caught' | 'ends';
}

/** What one trigger would do with an event. */
export interface DryRun {
  readonly triggerId: Id;
  /** Of its filter; without one it starts each time. */
  readonly starts: Verdict;
  /** The cards that are come by, each once, in the sequence of the road. */
  readonly steps: readonly DryStep[];
  /** The connections that are taken. */
  readonly roads: readonly Id[];
}

const nothingFails: ReadonlySet<Id> = new Set();

/**
 * The road that facts would take from each trigger, without doing anything: every action is taken to succeed but those in
 * `failing`, and where the road leads back to a card that was come by, it ends. Linear in cards and connections for each
 * trigger, beside the conditions.
 */
export function dryRun(
  index: ProcessIndex,
  facts: Facts,
  failing: ReadonlySet<Id> = nothingFails,
  triggers: ProcessIndex['triggers'] = index.triggers,
): readonly DryRun[] {
  return triggers.map((trigger) => {
    const starts = index.inside(trigger.id).length === 0 ? 'true' : evaluateGroup(index, trigger.id, facts);
    const road = starts === 'true' ? follow(index, trigger, facts, failing) : { steps: [], roads: [] };
    return { triggerId: trigger.id, starts, ...road };
  });
}

function follow(
  index: ProcessIndex,
  start: ProcessNode,
  facts: Facts,
  failing: ReadonlySet<Id>,
): Pick<DryRun, 'steps' | 'roads'> {
  const steps: DryStep[] = [];
  const roads: Id[] = [];
  const seen = new Set<Id>([start.id]);
  const open = waysOn(index, start.id, 'next');
  for (let road = open.pop(); road; road = open.pop()) {
    roads.push(road.id);
    if (seen.has(road.to)) continue;
    seen.add(road.to);
    const { step, way } = take(index, road.to, facts, failing);
    steps.push(step);
    open.push(...waysOn(index, road.to, way));
  }
  return { steps, roads };
}

/** What happens at one card, and the way on. */
function take(
  index: ProcessIndex,
  id: Id,
  facts: Facts,
  failing: ReadonlySet<Id>,
): { readonly step: DryStep; readonly way: string } {
  const kind = index.byId.get(id)?.kind;
  if (kind === 'group') {
    const verdict = evaluateGroup(index, id, facts);
    return { step: { id, verdict }, way: verdict === 'true' ? 'yes' : 'no' };
  }
  if (kind !== 'action' || !failing.has(id)) return { step: { id }, way: 'next' };
  const caught = index.outOf(id).some(({ on }) => on === 'error');
  return { step: { id, failure: caught ? 'caught' : 'ends' }, way: 'error' };
}

/** The last one first: they are taken from the end. */
function waysOn(index: ProcessIndex, id: Id, way: string) {
  return index
    .outOf(id)
    .filter(({ on }) => on === way)
    .toReversed();
}
