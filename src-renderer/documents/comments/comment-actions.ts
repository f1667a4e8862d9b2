import type { Action, ActionContext } from '../action.ts';
import type { Commenting } from './commenting.ts';

interface CommentActionDeps {
  readonly commenting: Commenting;
  /** Brings the panel of comments to the front. */
  readonly showPanel: () => void;
  /** Why nothing may be changed; null: it may. */
  readonly frozen: () => string | null;
}

/** What the palette, the shortcuts and the menus offer about comments. */
export function commentActions({ commenting, showPanel, frozen }: CommentActionDeps): readonly Action[] {
  const needsDocument = ({ session }: ActionContext) => (session ? null : 'Open a document first.');
  return [
    {
      id: 'comments.add',
      label: 'Comment on the selection',
      group: 'Insert',
      shortcuts: ['mod+alt+M'],
      disabled: (context) => needsDocument(context) ?? frozen(),
      run: ({ session }) => {
        if (!session) return;
        const [target = null] = session.store.getState().selection;
        showPanel();
        commenting.start({ documentId: session.id, target });
      },
    },
    {
      id: 'view.comments',
      label: 'Show the comments',
      group: 'View',
      shortcuts: ['mod+shift+Y'],
      disabled: needsDocument,
      run: showPanel,
    },
  ];
}
