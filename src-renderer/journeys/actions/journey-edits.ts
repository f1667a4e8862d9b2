import type { NewId } from '../../../shared/base/ids.ts';
import type { KindEdits } from '../../canvas/actions/kind-edits.ts';
import { journeyView } from '../journey-view.tsx';
import { copyRecords, duplicate, pasteRecords } from './copies.ts';
import { groupIntoLane, groupIntoStage } from './group.ts';
import { journeyGestures } from './journey-gestures.ts';
import { align, distribute } from './move.ts';
import { textFieldsOf } from './text-fields.ts';
import { layingOut, layoutGraph } from './tidy.ts';

/** What can be done to a journey, for the canvas's actions. */
export function journeyEdits(newId: NewId): KindEdits {
  return {
    kind: 'journey',
    view: journeyView,
    gestures: journeyGestures(newId),
    align,
    distribute,
    duplicate: (document, ids) => duplicate(document, ids, newId),
    copy: copyRecords,
    paste: (document, fragment, at, offset) => pasteRecords(document, fragment, at, offset, newId),
    checkFragment: async (fragment) => {
      const { isJourneyFragment } = await import('./check-fragment.ts');
      return isJourneyFragment(fragment);
    },
    groupings: [
      {
        key: 'stage',
        label: 'Group into a new stage',
        group: (document, ids) => groupIntoStage(document, ids, newId),
      },
      {
        key: 'lane',
        label: 'Group into a new lane',
        group: (document, ids) => groupIntoLane(document, ids, newId),
      },
    ],
    textFields: textFieldsOf,
    layoutGraph,
    layingOut,
  };
}
