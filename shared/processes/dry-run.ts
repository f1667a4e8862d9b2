import type { Id } from '../base/ids.ts';
import { evaluateGroup, type Facts, type Verdict } from './evaluate.ts';
import type { ProcessIndex, ProcessNode } from './process-index.ts';

export interface DryStep {
  readonly id: Id;
  /** Of a decision; absent: nothing is decided here. */
  readonly verdict?: Verdict;
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

/**
 * The road that facts would take, without doing anything: every action is taken to succeed, and where the road leads back
 * to a card that was come by, it ends. Linear in cards and connections, beside the conditions.
 */
export function dryRun(index: ProcessIndex, facts: Facts): readonly DryRun[] {
  return index.triggers.map((trigger) => {
    const starts = index.inside(trigger.id).length === 0 ? 'true' : evaluateGroup(index, trigger.id, facts);
    const road = starts === 'true' ? follow(index, trigger, facts) : { steps: [], roads: [] };
    return { triggerId: trigger.id, starts, ...road };
  });
}

function follow(index: ProcessIndex, start: ProcessNode, facts: Facts): Pick<DryRun, 'steps' | 'roads'> {
  const steps: DryStep[] = [];
  const roads: Id[] = [];
  const seen = new Set<Id>([start.id]);
  const open = [...index.outOf(start.id)].filter(({ on }) => on === 'next').toReversed();
  for (let road = open.pop(); road; road = open.pop()) {
    roads.push(road.id);
    if (seen.has(road.to)) continue;
    seen.add(road.to);
    const isDecision = index.byId.get(road.to)?.kind === 'group';
    const verdict = isDecision ? evaluateGroup(index, road.to, facts) : null;
    steps.push(verdict === null ? { id: road.to } : { id: road.to, verdict });
    const way = verdict === null ? 'next' : verdict === 'true' ? 'yes' : 'no';
    open.push(
      ...index
        .outOf(road.to)
        .filter(({ on }) => on === way)
        .toReversed(),
    );
  }
  return { steps, roads };
}
