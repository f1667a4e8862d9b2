import type { NewId } from '../../../shared/base/ids.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { connectSelected } from '../../canvas/editing/connect-selected.ts';
import { createSelectionActions } from '../../canvas/editing/selection-actions.ts';
import type { Action } from '../../documents/action.ts';
import { processView } from '../process-view.tsx';
import { isStep } from './cards.ts';
import { canConnect, connect } from './connect.ts';
import { addErrorBranch } from './error-branch.ts';
import { moveToRoad } from './move.ts';

interface ProcessActionDeps {
  readonly newId: NewId;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

/** What can be done to processes only, beside what every canvas offers. */
export function processActions({ newId, frozen }: ProcessActionDeps): readonly Action[] {
  const onSelection = createSelectionActions({ kind: 'process', frozen, view: processView });
  return [
    connectSelected(onSelection, {
      id: 'process.connect',
      label: 'Connect the two selected cards',
      choose: 'Select two cards, first the one that leads on.',
      canConnect,
      connect: (document, from, to) => connect(document, from, to, newId),
    }),
    onSelection(
      {
        id: 'process.errorBranch',
        label: 'Add an error branch with a fallback procedure',
        group: 'Insert',
        shortcuts: ['alt+shift+E'],
      },
      (document, [action, ...more]) => {
        if (action?.kind !== 'action' || more.length > 0) return 'Select one action first.';
        const caught = indexProcess(document)
          .outOf(action.id)
          .some(({ on }) => on === 'error');
        return caught ? 'It has an error branch already.' : null;
      },
      (document, [action]) => (action ? addErrorBranch(document, action.id, newId) : null),
    ),
    onSelection(
      {
        id: 'process.mainRoad',
        label: 'Move to the main road',
        group: 'Arrange',
        shortcuts: [],
      },
      (_, records) =>
        records.some((record) => isStep(record) && record.procedureId !== null)
          ? null
          : 'Select an action or decision of a fallback procedure first.',
      (document, records) =>
        moveToRoad(
          document,
          records.map(({ id }) => id),
          null,
        ),
    ),
  ];
}
