import type { NewId } from '../../../shared/base/ids.ts';
import type { KindEdits } from '../../canvas/actions/kind-edits.ts';
import { processView } from '../process-view.tsx';
import { copyRecords, duplicate, pasteRecords } from './copies.ts';
import { groupIntoProcedure } from './group-into-procedure.ts';
import { align, distribute } from './move.ts';
import { processGestures } from './process-gestures.ts';
import { textFields } from './text-fields.ts';
import { layingOut, layoutGraph } from './tidy.ts';

/** What can be done to a process, for the canvas's actions. */
export function processEdits(newId: NewId): KindEdits {
  return {
    kind: 'process',
    view: processView,
    gestures: processGestures(newId),
    align,
    distribute,
    duplicate: (document, ids) => duplicate(document, ids, newId),
    copy: copyRecords,
    paste: (document, fragment, at, offset) => pasteRecords(document, fragment, at, offset, newId),
    checkFragment: async (fragment) => {
      const { isProcessFragment } = await import('./check-fragment.ts');
      return isProcessFragment(fragment);
    },
    layoutGraph,
    layingOut,
    groupings: [
      {
        key: 'procedure',
        label: 'Group into a new fallback procedure',
        group: (document, ids) => groupIntoProcedure(document, ids, newId),
      },
    ],
    textFields,
  };
}
