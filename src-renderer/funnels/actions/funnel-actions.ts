import type { NewId } from '../../../shared/base/ids.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { Step } from '../../../shared/funnels/records/step.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import { exclude } from './add.ts';
import { onMainLine } from './connect.ts';
import { setFields } from './record-edits.ts';
import { isStep } from './records.ts';

interface FunnelActionDeps {
  readonly newId: NewId;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

/** What can be done to funnels only, beside what every canvas offers. */
export function funnelActions({ newId, frozen }: FunnelActionDeps): readonly Action[] {
  function onSteps(
    at: Pick<Action, 'id' | 'label' | 'shortcuts' | 'group'>,
    refused: (steps: readonly Step[]) => string | null,
    outcomeOf: (session: Session, steps: readonly Step[]) => Outcome | null,
  ): Action {
    return {
      ...at,
      disabled: (context) => {
        const session = funnelOf(context);
        if (!session) return context.session ? 'This is not a funnel.' : 'Open a document first.';
        return frozen() ?? refused(selectedSteps(session));
      },
      run: (context) => {
        const session = funnelOf(context);
        const outcome = session && outcomeOf(session, selectedSteps(session));
        if (!session || !outcome || !session.commit(outcome.label, outcome.change)) return;
        if (outcome.select) session.select(outcome.select);
      },
    };
  }

  return [
    onSteps(
      {
        id: 'funnel.exclude',
        label: 'Exclude between the two selected steps',
        group: 'Insert',
        shortcuts: ['alt+shift+E'],
      },
      (steps) => (steps.length === 2 ? null : 'Select two steps first.'),
      (session, [from, to]) =>
        from && to ? exclude(session.store.getState().document, from.id, to.id, newId) : null,
    ),
    onSteps(
      {
        id: 'funnel.optional',
        label: 'Make the steps optional, or required again',
        group: 'Edit',
        shortcuts: ['alt+shift+O'],
      },
      (steps) => (steps.length > 0 ? null : 'Select at least one step first.'),
      (session, steps) =>
        setFields(
          session.store.getState().document,
          steps.map(({ id }) => id),
          { optional: !steps.every(({ optional }) => optional) },
        ),
    ),
    onSteps(
      {
        id: 'funnel.toMainLine',
        label: 'Put the branch on the main line',
        group: 'Edit',
        shortcuts: [],
      },
      ([step, ...more]) =>
        step && step.branch !== null && more.length === 0 ? null : 'Select one step of a branch first.',
      (session, [step]) => (step ? onMainLine(session.store.getState().document, step.id) : null),
    ),
  ];
}

function funnelOf({ session }: ActionContext): Session | null {
  return session?.store.getState().document.kind === 'funnel' ? session : null;
}

/** In the sequence in which they were selected. */
function selectedSteps(session: Session): readonly Step[] {
  const { document, selection } = session.store.getState();
  const records: readonly DocumentRecord[] = chosenRecords(document, selection);
  return records.filter(isStep);
}
