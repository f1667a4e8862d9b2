import type { NewId } from '../../../shared/base/ids.ts';
import { makeFunnelScene } from '../../../shared/funnels/funnel-scene.ts';
import { connectSelected } from '../../canvas/editing/connect-selected.ts';
import { createSelectionActions } from '../../canvas/editing/selection-actions.ts';
import type { Action } from '../../documents/action.ts';
import { exclude } from './add.ts';
import { branchCollapsing } from './branch-collapsing.ts';
import { canConnect, connect, onMainLine } from './connect.ts';
import { setFields } from './record-edits.ts';
import { isStep } from './records.ts';

interface FunnelActionDeps {
  readonly newId: NewId;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

/** What can be done to funnels only, beside what every canvas offers. */
export function funnelActions({ newId, frozen }: FunnelActionDeps): readonly Action[] {
  const onSelection = createSelectionActions({
    kind: 'funnel',
    frozen,
    view: { makeScene: makeFunnelScene, collapsing: branchCollapsing },
  });
  return [
    connectSelected(onSelection, {
      id: 'funnel.connect',
      label: 'Make the second selected step a branch of the first',
      choose: 'Select two steps, first the one after which it begins.',
      canConnect,
      connect,
    }),
    onSelection(
      {
        id: 'funnel.exclude',
        label: 'Exclude between the two selected steps',
        group: 'Insert',
        shortcuts: ['alt+shift+E'],
      },
      (_, records) => (records.filter(isStep).length === 2 ? null : 'Select two steps first.'),
      (document, records) => {
        const [from, to] = records.filter(isStep);
        return from && to ? exclude(document, from.id, to.id, newId) : null;
      },
    ),
    onSelection(
      {
        id: 'funnel.optional',
        label: 'Make the steps optional, or required again',
        group: 'Edit',
        shortcuts: ['alt+shift+O'],
      },
      (_, records) => (records.some(isStep) ? null : 'Select at least one step first.'),
      (document, records) => {
        const steps = records.filter(isStep);
        const optional = !steps.every((step) => step.optional);
        return setFields(
          document,
          steps.map(({ id }) => id),
          { optional },
        );
      },
    ),
    onSelection(
      { id: 'funnel.toMainLine', label: 'Put the branch on the main line', group: 'Edit', shortcuts: [] },
      (_, [step, ...more]) =>
        isStep(step) && step.branch !== null && more.length === 0
          ? null
          : 'Select one step of a branch first.',
      (document, [step]) => (step ? onMainLine(document, step.id) : null),
    ),
  ];
}
