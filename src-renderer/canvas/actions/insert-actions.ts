import type { Action } from '../../documents/action.ts';
import { type CanvasActionDeps, editingOf, finish, noDocument, notOfKind } from './editing.ts';

/** One for each entry of each kind's palette; the new thing comes to the middle of what is visible. */
export function insertActions({ kinds, frozen }: CanvasActionDeps): readonly Action[] {
  return kinds.flatMap((edits) =>
    edits.view.palette.map(
      (item): Action => ({
        id: `insert.${edits.kind}.${item.key}`,
        label: `Add ${item.label.toLowerCase()}`,
        group: 'Insert',
        shortcuts: item.shortcut === null ? [] : [item.shortcut],
        disabled: (context) => {
          if (!context.session) return noDocument(context);
          if (editingOf([edits], context) === null) return notOfKind(edits.kind);
          return frozen() ?? item.refused?.(context.session.store.getState().document) ?? null;
        },
        run: ({ session, canvas, place }) => {
          if (!session) return;
          const at = place ?? canvas?.center() ?? { x: 0, y: 0 };
          const outcome = edits.gestures.add(session.store.getState().document, item.key, at);
          if (!finish(session, outcome)) return;
          const [made] = outcome?.select ?? [];
          if (made !== undefined) canvas?.reveal(made);
        },
      }),
    ),
  );
}
