import { emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { findFreePlace } from '../free-place.ts';
import { newExit, newTransition } from '../new-records.ts';
import type { Touchpoint } from '../records/touchpoint.ts';

/** An exit in the touchpoint's stage and lane, and a road to it. */
export function addExit(from: Touchpoint, name: string, condition: string | null): QuickFix {
  return {
    label: 'Add exit',
    makeChange: (document, newId) => {
      const now = recordIn(document, from.id);
      if (now?.kind !== 'touchpoint') return null;
      const { stageId, laneId } = now as Touchpoint;
      const layout = findFreePlace(document, stageId, laneId);
      const exit = newExit({ name, outcome: 'abandoned', stageId, laneId, layout }, newId);
      const road = newTransition({ from: now.id, to: exit.id, condition, order: 2 }, newId);
      return { ...emptyChange, added: [exit, road] };
    },
  };
}
