import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { evenSplit } from '../../../shared/experiments/allocation.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import { setHeader } from './record-edits.ts';
import { armKeys } from './shares.ts';

interface ExperimentActionDeps {
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
  /** Opens a variant on its base's own canvas. */
  readonly editOnBase: (experimentId: Id, variantId: Id) => void;
}

/** What can be done to experiments only, beside what every canvas offers. */
export function experimentActions({ frozen, editOnBase }: ExperimentActionDeps): readonly Action[] {
  const noExperiment = (context: ActionContext) =>
    context.session ? 'This is not an experiment.' : 'Open a document first.';
  return [
    {
      id: 'experiment.editOnBase',
      label: 'Open the variant on its base',
      group: 'Go',
      shortcuts: ['mod+shift+B'],
      disabled: (context) => {
        const session = experimentOf(context);
        if (!session) return noExperiment(context);
        const variant = chosenVariant(session);
        if (!variant) return 'Select one variant first.';
        return variant.baseDocumentId === null ? 'Choose a base document for the variant first.' : null;
      },
      run: (context) => {
        const session = experimentOf(context);
        const variant = session && chosenVariant(session);
        if (variant) editOnBase(session.id, variant.id);
      },
    },
    {
      id: 'experiment.equalise',
      label: 'Share the traffic out equally',
      group: 'Edit',
      shortcuts: [],
      disabled: (context) => {
        const session = experimentOf(context);
        if (!session) return noExperiment(context);
        return (
          frozen() ?? (equalOf(documentOf(session)) ? null : 'All variants have the same share already.')
        );
      },
      run: (context) => {
        const session = experimentOf(context);
        const outcome = session && equalOf(documentOf(session));
        if (outcome) session.commit(outcome.label, outcome.change);
      },
    },
  ];
}

function equalOf(document: Document) {
  return setHeader(document, 'allocation', { ...evenSplit(armKeys(document)) });
}

function documentOf(session: Session): Document {
  return session.store.getState().document;
}

function experimentOf({ session }: ActionContext): Session | null {
  return session && documentOf(session).kind === 'experiment' ? session : null;
}

function chosenVariant(session: Session): Variant | null {
  const { document, selection } = session.store.getState();
  const [first, ...more] = chosenRecords(document, selection);
  return first?.kind === 'variant' && more.length === 0 ? (first as Variant) : null;
}
