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
  readonly run: (action: Action) => void;
  readonly onClose: () => void;
}

const groups = ['Edit', 'Insert', 'Arrange'] as const;

/** What can be done with what was clicked on the canvas: of the one list of actions those that are possible now. */
export function CanvasMenu({ request, actions, context, run, onClose }: CanvasMenuProps) {
  if (request === null) return null;
  const possible = groups
    .map((group) => actions.filter((action) => action.group === group && action.disabled(context) === null))
    .filter((members) => members.length > 0);
  return (
    <ContextMenu at={request} label="Menu of the canvas" onClose={onClose}>
      {possible.map((members, index) => (
        <Fragment key={members[0]?.group}>
          {index > 0 && <Menu.Divider />}
          {members.map((action) => (
            <Menu.Item
              key={action.id}
              rightSection={action.shortcuts[0] && <Keys shortcut={action.shortcuts[0]} plain />}
              onClick={() => run(action)}
            >
              {action.label}
            </Menu.Item>
          ))}
        </Fragment>
      ))}
    </ContextMenu>
  );
}
