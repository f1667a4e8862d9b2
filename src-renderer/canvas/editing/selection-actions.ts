import type { Document, DocumentKind, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import type { Outcome } from '../gestures.ts';
import type { KindView } from '../scene.ts';
import { withFoldsOpen } from './open-folds.ts';
import { chosenRecords } from './record-edits.ts';

interface SelectionActionParts {
  readonly kind: DocumentKind;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
  /** How it is drawn, so that nothing is made or moved out of sight; absent: nothing collapses in it. */
  readonly view?: Pick<KindView, 'makeScene' | 'collapsing'>;
}

type About = Pick<Action, 'id' | 'label' | 'shortcuts' | 'group'>;

export type SelectionAction = ReturnType<typeof createSelectionActions>;

/** Actions on what is selected in documents of one kind; each comes to one change, one undo step. */
export function createSelectionActions({ kind, frozen, view }: SelectionActionParts) {
  function sessionOf({ session }: ActionContext): Session | null {
    return session?.store.getState().document.kind === kind ? session : null;
  }

  /**
   * `refused` says in words why not, for the selection as it is, in the sequence in which it was made; `outcomeOf` is
   * asked only where nothing does.
   */
  return (
    about: About,
    refused: (document: Document, records: readonly DocumentRecord[]) => string | null,
    outcomeOf: (document: Document, records: readonly DocumentRecord[]) => Outcome | null,
  ): Action => ({
    ...about,
    disabled: (context) => {
      const session = sessionOf(context);
      if (!session) return context.session ? `This is not ${articles[kind]}.` : 'Open a document first.';
      const { document, selection } = session.store.getState();
      return frozen() ?? refused(document, chosenRecords(document, selection));
    },
    run: (context) => {
      const session = sessionOf(context);
      if (!session) return;
      const { document, selection } = session.store.getState();
      const made = outcomeOf(document, chosenRecords(document, selection));
      const outcome = made && view ? withFoldsOpen(document, made, view) : made;
      if (!outcome || !session.commit(outcome.label, outcome.change)) return;
      if (!outcome.select) return;
      session.select(outcome.select);
      // What was made is looked at next, and goes on from there.
      context.canvas?.goTo(outcome.select);
    },
  });
}

const articles: Readonly<Record<DocumentKind, string>> = {
  journey: 'a journey',
  funnel: 'a funnel',
  process: 'a process',
  experiment: 'an experiment',
};
