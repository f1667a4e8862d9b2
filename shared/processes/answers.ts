import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { conditionLimits } from './condition-tree.ts';
import { evaluateGroup, evaluateTest, type Facts, factAt, type Verdict } from './evaluate.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Condition } from './records/condition.ts';
import type { Group } from './records/group.ts';

/** What one condition or nested group comes to with an event and a person. */
export type Answer =
  | {
      readonly record: Condition;
      readonly verdict: Verdict;
      /** What stands at the field; null: nothing. */
      readonly seen: Json;
    }
  | { readonly record: Group; readonly verdict: Verdict; readonly parts: readonly Answer[] };

/**
 * The conditions of a decision or trigger, each with its verdict and the value that it saw, nested as they are. Circles of
 * groups and trees beyond the limits end at the depth and size at which the verdicts end too.
 */
export function answersOf(index: ProcessIndex, id: Id, facts: Facts): readonly Answer[] {
  let left: number = conditionLimits.size;
  function inside(at: Id, depth: number): readonly Answer[] {
    if (depth > conditionLimits.depth) return [];
    const answers: Answer[] = [];
    for (const record of index.inside(at)) {
      left -= 1;
      if (left < 0) break;
      answers.push(
        record.kind === 'condition'
          ? { record, verdict: evaluateTest(record.test, facts), seen: seenBy(record, facts) }
          : {
              record,
              verdict: evaluateGroup(index, record.id, facts),
              parts: inside(record.id, depth + 1),
            },
      );
    }
    return answers;
  }
  return inside(id, 0);
}

function seenBy({ test: { source, field } }: Condition, facts: Facts): Json {
  return source === 'event' || source === 'person' ? factAt(facts, source, field) : null;
}
