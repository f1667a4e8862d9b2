import type { Id } from '../base/ids.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Group } from './records/group.ts';
import type { Trigger } from './records/trigger.ts';

/** Far beyond the depth at which conditions count at all; keeps a hostile chain of groups from costing its square. */
const farthest = 64;

/** The decision or trigger in which a condition or nested group lies; undefined: in nothing that is there, or in a circle. */
export function conditionRoot(index: ProcessIndex, id: Id): Group | Trigger | undefined {
  let at = index.byId.get(id);
  for (let step = 0; at && step < farthest; step += 1) {
    if (at.kind === 'trigger') return at;
    if (at.kind === 'group' && at.parentId === null) return at;
    const holder = at.kind === 'condition' ? at.groupId : at.kind === 'group' ? at.parentId : null;
    at = holder === null ? undefined : index.byId.get(holder);
  }
  return undefined;
}
