import type { Id } from '../../../shared/base/ids.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { edgeShapeOf, isCollapsed, isPinned, labelOffsetOf } from '../../../shared/drawing/own-layout.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Outcome } from '../gestures.ts';
import {
  type CanvasActionDeps,
  type Editing,
  editingOf,
  finish,
  noDocument,
  notOfKind,
  selectedIds,
} from './editing.ts';
import { setCollapsed, setEdgeShape, setLabelOffset, setPinned } from './own-layout.ts';

interface Chosen {
  readonly cards: readonly Id[];
  /** What can be collapsed: stages and lanes, but also cards to which others belong. */
  readonly folding: readonly Id[];
  readonly edges: readonly Id[];
}

/** What a canvas keeps in the layout of records, and what joins or gathers cards that are there already. */
export function craftActions(deps: CanvasActionDeps): readonly Action[] {
  const { kinds, frozen } = deps;

  /** `wanted` says, for the selection as it is, why not, in words. */
  function onChosen(
    at: Pick<Action, 'id' | 'label' | 'shortcuts' | 'group'>,
    wanted: (editing: Editing, chosen: Chosen) => string | null,
    outcomeOf: (editing: Editing, chosen: Chosen) => Outcome | null,
  ): Action {
    return {
      ...at,
      disabled: (context) => {
        const editing = editingOf(kinds, context);
        if (!editing) return noDocument(context);
        return frozen() ?? wanted(editing, chosenIn(editing));
      },
      run: (context: ActionContext) => {
        const editing = editingOf(kinds, context);
        if (editing) finish(editing, outcomeOf(editing, chosenIn(editing)));
      },
    };
  }
  const record = ({ session }: Editing, id: Id | undefined) =>
    id === undefined ? undefined : session.store.getState().document.records[id];
  const documentOf = ({ session }: Editing) => session.store.getState().document;

  const pins = ([true, false] as const).map((pinned) =>
    onChosen(
      {
        id: pinned ? 'arrange.pin' : 'arrange.unpin',
        label: pinned ? 'Pin in place when tidying' : 'Unpin',
        group: 'Arrange',
        shortcuts: [pinned ? 'alt+shift+P' : 'alt+shift+U'],
      },
      (editing, { cards }) =>
        cards.length === 0
          ? 'Select a card first.'
          : editing.edits.whyNotTidied
            ? editing.edits.whyNotTidied
            : cards.some((id) => isPinned(record(editing, id) ?? nothing) !== pinned)
              ? null
              : pinned
                ? 'It is pinned already.'
                : 'Nothing of it is pinned.',
      (editing, { cards }) => setPinned(documentOf(editing), cards, pinned, editing.edits.view.nameOf),
    ),
  );

  const folds = ([true, false] as const).map((collapsed) =>
    onChosen(
      {
        id: collapsed ? 'arrange.collapse' : 'arrange.expand',
        label: collapsed ? 'Collapse' : 'Expand',
        group: 'Arrange',
        shortcuts: [collapsed ? 'alt+shift+F' : 'alt+shift+X'],
      },
      (editing, { folding: able }) => {
        if (able.length === 0) return foldRefusal(editing);
        const some = able.some((id) => isCollapsed(record(editing, id) ?? nothing) !== collapsed);
        return some ? null : collapsed ? 'It is collapsed already.' : 'It is expanded already.';
      },
      (editing, { folding }) =>
        setCollapsed(documentOf(editing), folding, collapsed, editing.edits.view.nameOf),
    ),
  );

  const wholeFolds = ([true, false] as const).map((collapsed) =>
    onChosen(
      {
        id: collapsed ? 'arrange.collapseAll' : 'arrange.expandAll',
        label: collapsed ? 'Collapse everything' : 'Expand everything',
        group: 'Arrange',
        shortcuts: [],
      },
      (editing) =>
        !editing.edits.view.collapsing
          ? foldRefusal(editing)
          : foldingOf(editing).some((id) => isCollapsed(record(editing, id) ?? nothing) !== collapsed)
            ? null
            : `Nothing is left to ${collapsed ? 'collapse' : 'expand'}.`,
      (editing) => {
        const all = foldingOf(editing);
        const made = setCollapsed(documentOf(editing), all, collapsed, editing.edits.view.nameOf);
        // Whatever was selected may be behind something now.
        return made && { label: made.label, change: made.change, ...(collapsed && { select: [] }) };
      },
    ),
  );

  const shapes = (
    [
      [null, 'Route around the cards', 'alt+shift+1'],
      ['straight', 'Draw the connection straight', 'alt+shift+2'],
      ['stepped', 'Draw the connection in steps', 'alt+shift+3'],
      ['curved', 'Draw the connection curved', 'alt+shift+4'],
    ] as const
  ).map(([shape, label, shortcut]) =>
    onChosen(
      { id: `arrange.edge.${shape ?? 'around'}`, label, group: 'Arrange', shortcuts: [shortcut] },
      (editing, { edges }) =>
        edges.length === 0
          ? 'Select a connection first.'
          : edges.some((id) => edgeShapeOf(record(editing, id) ?? nothing) !== shape)
            ? null
            : 'It is drawn so already.',
      (editing, { edges }) => setEdgeShape(documentOf(editing), edges, shape, editing.edits.view.nameOf),
    ),
  );

  const labelHome = onChosen(
    { id: 'arrange.edge.labelHome', label: 'Put the label back', group: 'Arrange', shortcuts: [] },
    (editing, { edges: [edge, ...more] }) => {
      const { x, y } = labelOffsetOf(record(editing, edge) ?? nothing);
      if (edge === undefined || more.length > 0) return 'Select one connection first.';
      return x === 0 && y === 0 ? 'Its label was not moved.' : null;
    },
    (editing, { edges: [edge] }) =>
      edge === undefined
        ? null
        : setLabelOffset(documentOf(editing), edge, { x: 0, y: 0 }, editing.edits.view.nameOf),
  );

  const insertInto = onChosen(
    {
      id: 'arrange.insertInto',
      label: 'Put the card into the connection',
      group: 'Arrange',
      shortcuts: ['mod+shift+I'],
    },
    (editing, { cards, edges }) => {
      if (cards.length !== 1 || edges.length !== 1) return 'Select one card and one connection.';
      return insertOutcome(editing, cards, edges) ? null : 'This card cannot stand on this connection.';
    },
    (editing, { cards, edges }) => insertOutcome(editing, cards, edges),
  );

  const group = onChosen(
    { id: 'arrange.group', label: 'Group the selection', group: 'Arrange', shortcuts: ['mod+G'] },
    (editing, chosen) => groupRefusal(editing, chosen, 0),
    (editing) =>
      editing.edits.groupings?.[0]?.group(documentOf(editing), selectedIds(editing.session)) ?? null,
  );
  const groupings = kinds.flatMap((edits) =>
    (edits.groupings ?? []).map((grouping, at) =>
      onChosen(
        {
          id: `arrange.group.${edits.kind}.${grouping.key}`,
          label: grouping.label,
          group: 'Arrange',
          shortcuts: [],
        },
        (editing, chosen) =>
          editing.edits === edits ? groupRefusal(editing, chosen, at) : notOfKind(edits.kind),
        (editing) => grouping.group(documentOf(editing), selectedIds(editing.session)),
      ),
    ),
  );

  const gathering = [group, ...groupings].map(thenNamed);
  return [...pins, ...folds, ...wholeFolds, ...shapes, labelHome, insertInto, ...gathering];
}

/** What cards were gathered in is named next. */
function thenNamed(action: Action): Action {
  return {
    ...action,
    run: async (context) => {
      const before = context.session?.store.getState().document;
      await action.run(context);
      const [made] = context.session?.store.getState().selection ?? [];
      if (made !== undefined && !before?.records[made]) context.canvas?.rename(made);
    },
  };
}

const nothing = { id: '', kind: '' };

function insertOutcome(
  { session, edits }: Editing,
  [card]: readonly Id[],
  [edge]: readonly Id[],
): Outcome | null {
  if (card === undefined || edge === undefined) return null;
  return edits.gestures.insertInto?.(session.store.getState().document, edge, card) ?? null;
}

function groupRefusal({ session, edits }: Editing, { cards }: Chosen, at: number): string | null {
  const grouping = edits.groupings?.[at];
  if (!grouping) return `Nothing is grouped in a ${edits.kind}.`;
  if (cards.length === 0) return 'Select the cards to group first.';
  const { document, selection } = session.store.getState();
  return grouping.group(document, [...selection]) ? null : 'These cannot be grouped.';
}

/** What is selected, sorted by what the canvas draws it as. */
function chosenIn({ session, edits }: Editing): Chosen {
  const { document, selection } = session.store.getState();
  const cards: Id[] = [];
  const folding: Id[] = [];
  const edges: Id[] = [];
  for (const id of selection) {
    const record = document.records[id];
    if (!record) continue;
    if (edits.view.collapsing?.isAble(record, document)) folding.push(id);
    if (edits.isOrdered?.(record)) continue;
    if (typeof record['from'] === 'string' && typeof record['to'] === 'string') edges.push(id);
    else if (hasPlace(record['layout'])) cards.push(id);
  }
  return { cards, folding, edges };
}

function hasPlace(layout: unknown): boolean {
  return typeof layout === 'object' && layout !== null && 'x' in layout;
}

function foldRefusal({ edits }: Editing): string {
  const { collapsing } = edits.view;
  return collapsing
    ? `Select ${collapsing.what} first.`
    : `Nothing can be collapsed in ${edits.kind === 'experiment' ? 'an' : 'a'} ${edits.kind}.`;
}

function foldingOf({ session, edits }: Editing): Id[] {
  const { document } = session.store.getState();
  const able = recordsOf(document).filter((record) => edits.view.collapsing?.isAble(record, document));
  return able.map(({ id }) => id);
}
