import type { Action, ActionContext } from '../documents/action.ts';
import type { Session } from '../documents/session.ts';
import { variantIn } from '../documents/workspace-store.ts';
import type { ComparisonStore } from './comparison-store.ts';

interface CompareActionDeps {
  /** The comparison of this document where it has been made; its view may still be on its way. */
  readonly comparisonOf: (session: Session) => ComparisonStore | null;
  readonly open: (documentId: string) => void;
}

/** Opening a comparison, and walking from difference to difference. */
export function compareActions({ comparisonOf, open }: CompareActionDeps): readonly Action[] {
  const comparison = ({ compared }: ActionContext) => (compared ? comparisonOf(compared) : null);
  const walking = (context: ActionContext) => {
    const found = comparison(context);
    if (!found) return 'Compare a document first.';
    return found.store.getState().picture?.listing.items.length ? null : 'There is no difference.';
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
  ];
}
