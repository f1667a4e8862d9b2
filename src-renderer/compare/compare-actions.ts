import type { Action, ActionContext } from '../documents/action.ts';
import type { Session } from '../documents/session.ts';
import { variantIn } from '../documents/workspace-store.ts';
import type { ComparisonStore } from './comparison-store.ts';

interface CompareActionDeps {
  /** The comparison of this document where it has been made; its view may still be on its way. */
  readonly comparisonOf: (session: Session) => ComparisonStore | null;
  readonly open: (documentId: string) => void;
  /** Goes to another document that differs between the same two sides; null where there is none. */
  readonly steps: (comparison: ComparisonStore) => ((by: 1 | -1) => void) | null;
}

/** Opening a comparison, and walking from difference to difference. */
export function compareActions({ comparisonOf, open, steps }: CompareActionDeps): readonly Action[] {
  const comparison = ({ compared }: ActionContext) => (compared ? comparisonOf(compared) : null);
  const walking = (context: ActionContext) => {
    const found = comparison(context);
    if (!found) return 'Compare a document first.';
    return found.store.getState().picture?.listing.items.length ? null : 'There is no difference.';
  };
  const stepping = (context: ActionContext) => {
    const found = comparison(context);
    if (!found) return 'Compare a document with an environment first.';
    return steps(found) ? null : 'No other document is known to differ.';
  };
  const step = (context: ActionContext, by: 1 | -1) => {
    const found = comparison(context);
    if (found) steps(found)?.(by);
  };
  return [
    {
      id: 'compare.open',
      label: 'Compare the document',
      group: 'View',
      shortcuts: ['mod+shift+D'],
      disabled: ({ session }) => {
        if (!session) return 'Open a document first.';
        return variantIn(session.id)
          ? 'A variant stands on its base here: what differs is marked already.'
          : null;
      },
      run: ({ session }) => {
        if (session) open(session.id);
      },
    },
    {
      id: 'compare.next',
      label: 'Go to the next difference',
      group: 'Go',
      shortcuts: ['alt+ArrowDown'],
      whileTyping: true,
      disabled: walking,
      run: (context) => {
        comparison(context)?.step(1);
      },
    },
    {
      id: 'compare.previous',
      label: 'Go to the previous difference',
      group: 'Go',
      shortcuts: ['alt+ArrowUp'],
      whileTyping: true,
      disabled: walking,
      run: (context) => {
        comparison(context)?.step(-1);
      },
    },
    {
      id: 'compare.nextDocument',
      label: 'Compare the next document that differs',
      group: 'Go',
      shortcuts: ['mod+alt+ArrowDown'],
      disabled: stepping,
      run: (context) => step(context, 1),
    },
    {
      id: 'compare.previousDocument',
      label: 'Compare the previous document that differs',
      group: 'Go',
      shortcuts: ['mod+alt+ArrowUp'],
      disabled: stepping,
      run: (context) => step(context, -1),
    },
  ];
}
