import { recordsOf } from '../../../shared/documents/record-list.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import { type CanvasActionDeps, editingOf, finish, noDocument, selectedIds } from './editing.ts';

/** Undo, selection, clipboard, deleting and renaming. */
export function editActions({ kinds, clipboard, frozen }: CanvasActionDeps): readonly Action[] {
  const editable = (context: ActionContext) => noDocument(context) ?? frozen();
  const undoable = (context: ActionContext) => (historyOf(context) ? frozen() : noDocument(context));
  const needsSelection = (context: ActionContext) =>
    noDocument(context) ?? (selectionSize(context) === 0 ? 'Select something first.' : null);
  const editsSelection = (context: ActionContext) => needsSelection(context) ?? frozen();
  const copiable = (context: ActionContext) => {
    const editing = editingOf(kinds, context);
    if (!editing) return noDocument(context);
    const { document } = editing.session.store.getState();
    return editing.edits.copy(document, selectedIds(editing.session))
      ? null
      : 'Select a card or a stage first.';
  };

  return [
    {
      id: 'edit.undo',
      label: 'Undo',
      group: 'Edit',
      shortcuts: ['mod+Z'],
      disabled: (context) =>
        undoable(context) ??
        (historyOf(context)?.store.getState().undo.length ? null : 'There is nothing to undo.'),
      run: (context) => historyOf(context)?.undo(),
    },
    {
      id: 'edit.redo',
      label: 'Redo',
      group: 'Edit',
      shortcuts: ['mod+shift+Z', 'mod+Y'],
      disabled: (context) =>
        undoable(context) ??
        (historyOf(context)?.store.getState().redo.length ? null : 'There is nothing to redo.'),
      run: (context) => historyOf(context)?.redo(),
    },
    {
      id: 'edit.cut',
      label: 'Cut',
      group: 'Edit',
      shortcuts: ['mod+X'],
      disabled: (context) => copiable(context) ?? frozen(),
      run: () => clipboard.take('cut'),
    },
    {
      id: 'edit.copy',
      label: 'Copy',
      group: 'Edit',
      shortcuts: ['mod+C'],
      disabled: copiable,
      run: () => clipboard.take('copy'),
    },
    {
      id: 'edit.paste',
      label: 'Paste',
      group: 'Edit',
      shortcuts: ['mod+V'],
      disabled: editable,
      run: ({ place }) => clipboard.paste(place),
    },
    {
      id: 'edit.duplicate',
      label: 'Duplicate',
      group: 'Edit',
      shortcuts: ['mod+D'],
      disabled: (context) => copiable(context) ?? frozen(),
      run: (context) => {
        const editing = editingOf(kinds, context);
        if (!editing) return;
        const { session, edits } = editing;
        const outcome = edits.duplicate(session.store.getState().document, selectedIds(session));
        if (finish(editing, outcome)) context.canvas?.goTo(outcome?.select ?? []);
      },
    },
    {
      id: 'edit.delete',
      label: 'Delete',
      group: 'Edit',
      shortcuts: ['Delete', 'Backspace'],
      disabled: editsSelection,
      run: (context) => {
        const editing = editingOf(kinds, context);
        if (!editing) return;
        const { session, edits } = editing;
        finish(editing, edits.gestures.remove(session.store.getState().document, selectedIds(session)));
      },
    },
    {
      id: 'edit.rename',
      label: 'Rename',
      group: 'Edit',
      shortcuts: ['F2'],
      disabled: (context) =>
        editsSelection(context) ??
        (selectionSize(context) > 1 ? 'Select one thing only.' : null) ??
        (context.canvas ? null : 'The canvas is not ready yet.'),
      run: ({ session, canvas }) => {
        const [id] = session ? selectedIds(session) : [];
        if (id !== undefined) canvas?.rename(id);
      },
    },
    {
      id: 'edit.selectAll',
      label: 'Select all',
      group: 'Edit',
      shortcuts: ['mod+A'],
      disabled: noDocument,
      run: ({ session }) => session?.select(Object.keys(session.store.getState().document.records)),
    },
    {
      id: 'edit.selectSameKind',
      label: 'Select all of the same kind',
      group: 'Edit',
      shortcuts: ['mod+shift+A'],
      disabled: needsSelection,
      run: ({ session }) => {
        if (!session) return;
        const { document, selection } = session.store.getState();
        const chosen = new Set([...selection].map((id) => document.records[id]?.kind));
        const same = recordsOf(document).filter(({ kind }) => chosen.has(kind));
        session.select(same.map(({ id }) => id));
      },
    },
    {
      id: 'edit.selectNone',
      label: 'Select nothing',
      group: 'Edit',
      shortcuts: [],
      disabled: needsSelection,
      run: ({ session }) => session?.select([]),
    },
  ];
}

function selectionSize({ session }: ActionContext): number {
  return session?.store.getState().selection.size ?? 0;
}

/** Whose steps are undone: the document on the canvas, or the one that is compared. */
function historyOf({ session, compared }: ActionContext) {
  return session ?? compared ?? null;
}
