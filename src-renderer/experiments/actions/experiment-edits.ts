import type { NewId } from '../../../shared/base/ids.ts';
import type { KindEdits } from '../../canvas/actions/kind-edits.ts';
import { experimentView } from '../experiment-view.tsx';
import { add } from './add.ts';
import { copyRecords, duplicate, pasteRecords } from './copies.ts';
import { align, distribute, move } from './move.ts';
import { rename } from './record-edits.ts';
import { remove } from './remove.ts';
import { textFieldsOf } from './text-fields.ts';

const ordered: ReadonlySet<string> = new Set(['variant', 'metric', 'audienceRule', 'exclusionGroup']);

/** What can be done to an experiment, for the canvas's actions. Its columns lie where kind and order say. */
export function experimentEdits(newId: NewId): KindEdits {
  return {
    kind: 'experiment',
    view: experimentView,
    gestures: {
      move,
      add: (document, paletteKey, at) => add(document, paletteKey, at, newId),
      remove,
      rename,
      resizeFrame: () => null,
      reorderFrame: () => null,
      connect: () => null,
      reconnect: () => null,
      connectToNew: () => null,
      insertOnEdge: () => null,
    },
    align,
    distribute,
    duplicate: (document, ids) => duplicate(document, ids, newId),
    copy: copyRecords,
    paste: (document, fragment, at, offset) => pasteRecords(document, fragment, at, offset, newId),
    checkFragment: async (fragment) => {
      const { isExperimentFragment } = await import('./check-fragment.ts');
      return isExperimentFragment(fragment);
    },
    textFields: textFieldsOf,
    isOrdered: (record) => ordered.has(record.kind),
    whyNotTidied: 'Audience, variants and metrics stand in their columns: an experiment is always tidy.',
    layoutGraph: () => ({ nodes: [], edges: [] }),
    // oxlint-disable-next-line eslint/require-yield -- there are no steps
    *layingOut() {
      return null;
    },
  };
}
