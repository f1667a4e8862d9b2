import { recordsOf } from '../../../shared/documents/record-list.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Outcome } from '../gestures.ts';
import { gridStep } from '../view/snapping.ts';
import {
  type CanvasActionDeps,
  type Editing,
  editingOf,
  finish,
  noDocument,
  selectedIds,
} from './editing.ts';
import type { AlignEdge, Axis } from './kind-edits.ts';

const aligning: readonly (readonly [AlignEdge, string, string])[] = [
  ['left', 'Align left edges', 'alt+shift+L'],
  ['center', 'Align centres', 'alt+shift+C'],
  ['right', 'Align right edges', 'alt+shift+R'],
  ['top', 'Align top edges', 'alt+shift+T'],
  ['middle', 'Align middles', 'alt+shift+M'],
  ['bottom', 'Align bottom edges', 'alt+shift+B'],
];

const distributing: readonly (readonly [Axis, string, string])[] = [
  ['horizontal', 'Distribute horizontally', 'alt+shift+H'],
  ['vertical', 'Distribute vertically', 'alt+shift+V'],
];

const nudging = [
  ['left', 'ArrowLeft', -1, 0],
  ['right', 'ArrowRight', 1, 0],
  ['up', 'ArrowUp', 0, -1],
  ['down', 'ArrowDown', 0, 1],
] as const;

/** Align, distribute, nudge, tidy. */
export function arrangeActions(deps: CanvasActionDeps): readonly Action[] {
  const { kinds, tidier, frozen } = deps;

  function arrange(
    at: Pick<Action, 'id' | 'label' | 'shortcuts'>,
    least: number,
    outcomeOf: (editing: Editing, ids: readonly string[]) => Outcome | null,
  ): Action {
    return {
      ...at,
      group: 'Arrange',
      disabled: (context) => noDocument(context) ?? frozen() ?? tooFew(kinds, context, least),
      run: (context) => {
        const editing = editingOf(kinds, context);
        if (editing) finish(editing, outcomeOf(editing, selectedIds(editing.session)));
      },
    };
  }

  return [
    ...aligning.map(([edge, label, shortcut]) =>
      arrange({ id: `arrange.align.${edge}`, label, shortcuts: [shortcut] }, 2, ({ session, edits }, ids) =>
        edits.align(session.store.getState().document, ids, edge),
      ),
    ),
    ...distributing.map(([axis, label, shortcut]) =>
      arrange(
        { id: `arrange.distribute.${axis}`, label, shortcuts: [shortcut] },
        3,
        ({ session, edits }, ids) => edits.distribute(session.store.getState().document, ids, axis),
      ),
    ),
    ...nudging.flatMap(([direction, key, x, y]) => [
      arrange(
        {
          id: `arrange.nudge.${direction}`,
          label: `Move ${direction} by ${gridStep} pixels`,
          shortcuts: [`mod+${key}`],
        },
        1,
        ({ session, edits }, ids) =>
          edits.gestures.move(
            session.store.getState().document,
            ids,
            { dx: gridStep * x, dy: gridStep * y },
            null,
          ),
      ),
      arrange(
        {
          id: `arrange.nudgeFar.${direction}`,
          label: `Move ${direction} by ${10 * gridStep} pixels`,
          shortcuts: [`mod+shift+${key}`],
        },
        1,
        ({ session, edits }, ids) =>
          edits.gestures.move(
            session.store.getState().document,
            ids,
            { dx: 10 * gridStep * x, dy: 10 * gridStep * y },
            null,
          ),
      ),
    ]),
    {
      id: 'arrange.tidy',
      label: 'Tidy the layout',
      group: 'Arrange',
      shortcuts: ['mod+shift+L'],
      disabled: (context) => {
        const editing = editingOf(kinds, context);
        if (!editing) return noDocument(context);
        const empty = recordsOf(editing.session.store.getState().document).length === 0;
        const never = editing.edits.whyNotTidied;
        if (never !== undefined) return never;
        return frozen() ?? (empty ? 'There is nothing to lay out yet.' : null);
      },
      run: (context) => {
        const editing = editingOf(kinds, context);
        return editing ? tidier.tidy(editing.session, editing.edits) : undefined;
      },
    },
  ];
}

const words = ['nothing', 'a card', 'two cards', 'three cards'];

/** Only cards count: what has a place of its own in its record. */
function tooFew(kinds: CanvasActionDeps['kinds'], context: ActionContext, least: number): string | null {
  const editing = editingOf(kinds, context);
  if (!editing) return 'Open a document first.';
  const { document, selection } = editing.session.store.getState();
  let count = 0;
  let ordered = false;
  for (const id of selection) {
    const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
    const layout = record?.['layout'];
    if (record && editing.edits.isOrdered?.(record)) ordered = true;
    else if (typeof layout === 'object' && layout !== null && 'x' in layout) count += 1;
    if (count >= least || (ordered && least === 1)) return null;
  }
  if (ordered) return 'These stand in their order. Only notes can be aligned and distributed here.';
  return `Select at least ${words[least] ?? least} first.`;
}
