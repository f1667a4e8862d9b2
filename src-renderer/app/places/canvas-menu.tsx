import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { MenuRequest } from '../../canvas/document-canvas.tsx';
import type { Action, ActionContext } from '../../documents/action.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { Keys } from '../../ui/keys.tsx';

interface CanvasMenuProps {
  readonly request: MenuRequest | null;
  readonly actions: readonly Action[];
  readonly context: ActionContext;
  readonly run: (action: Action, context: ActionContext) => void;
  readonly onClose: () => void;
}

/** Beginnings of action ids, in the sequence in which they are shown; a line between the groups. */
const onRecord = [
  ['edit.rename', 'edit.cut', 'edit.copy', 'edit.paste', 'edit.duplicate', 'edit.delete'],
  ['comments.add'],
  ['journey.connect', 'journey.insertOnConnection', 'journey.frame', 'journey.emotion'],
  ['process.'],
  ['funnel.'],
  [
    'arrange.collapse',
    'arrange.expand',
    'arrange.pin',
    'arrange.unpin',
    'arrange.insertInto',
    'arrange.group.',
  ],
  ['arrange.edge.'],
  ['arrange.align', 'arrange.distribute'],
] as const;
const wholeDocument = ['arrange.collapseAll', 'arrange.expandAll'] as const;
const onGround = [
  ['insert.'],
  ['edit.paste', 'edit.selectAll'],
  ['arrange.tidy', 'view.fit', ...wholeDocument],
] as const;

/** What can be done with what was clicked on the canvas: of the one list of actions those that are possible now. */
export function CanvasMenu({ request, actions, context, run, onClose }: CanvasMenuProps) {
  if (request === null) return null;
  const groups = request.recordId === null ? onGround : onRecord;
  const possible = groups
    .map((beginnings) =>
      beginnings.flatMap((beginning) => actions.filter(({ id }) => id.startsWith(beginning))),
    )
    .map((members) =>
      members.filter(
        ({ id, disabled }) =>
          disabled(context) === null && (groups === onGround || !wholeDocument.some((whole) => whole === id)),
      ),
    )
    .filter((members) => members.length > 0);
  // On a card a copy would hide what it was pasted on.
  const here = request.recordId === null ? { ...context, place: request.canvas } : context;
  return (
    <ContextMenu at={request} label="Menu of the canvas" width={280} onClose={onClose}>
      {possible.map((members, index) => (
        <Fragment key={members[0]?.id}>
          {index > 0 && <Menu.Divider />}
          {members.map((action) => (
            <Menu.Item
              key={action.id}
              rightSection={action.shortcuts[0] && <Keys shortcut={action.shortcuts[0]} plain />}
              onClick={() => run(action, here)}
            >
              {action.label}
            </Menu.Item>
          ))}
        </Fragment>
      ))}
    </ContextMenu>
  );
}
