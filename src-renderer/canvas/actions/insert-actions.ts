import type { Action } from '../../documents/action.ts';
import { type CanvasActionDeps, editingOf, finish, noDocument, notOfKind } from './editing.ts';

/** One for each entry of each kind's palette; the new thing comes beside what is in focus, and its name is open for typing. */
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
          if (canvas && !place) {
            canvas.add(item.key);
            return;
          }
          const outcome = edits.gestures.add(
            session.store.getState().document,
            item.key,
            place ?? { x: 0, y: 0 },
          );
          if (!finish({ session, edits }, outcome)) return;
          const [made] = outcome?.select ?? [];
          if (made === undefined) return;
          canvas?.reveal(made);
          canvas?.rename(made);
        },
      }),
    ),
  );
}
