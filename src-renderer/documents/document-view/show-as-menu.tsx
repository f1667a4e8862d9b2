import { Menu } from '@mantine/core';
import { ChevronDown, Presentation } from 'lucide-react';
import { Keys } from '../../ui/keys.tsx';
import type { Action, ActionContext } from '../action.ts';
import classes from './toolbar.module.css';

interface ShowAsMenuProps {
  readonly actions: readonly Action[];
  readonly context: ActionContext;
  readonly run: (action: Action) => void;
}

/** Other ways to look at the document, and the ways to take it elsewhere. */
const groups = [
  ['view.channels', 'view.sideBySide'],
  ['view.present', 'document.picture', 'document.print'],
] as const;

/** One place for what shows a document otherwise than as it is drawn; what this kind does not have is left out. */
export function ShowAsMenu({ actions, context, run }: ShowAsMenuProps) {
  const shown = groups.map((ids) =>
    ids.flatMap(
      (id) => actions.find((action) => action.id === id && action.disabled(context) === null) ?? [],
    ),
  );
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <button type="button" className={classes.text} title="Show as">
          <Presentation size={14} strokeWidth={1.75} aria-hidden />
          <span>Show as</span>
          <ChevronDown size={12} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {shown
          .filter((group) => group.length > 0)
          .map((group, index) => [
            index > 0 && <Menu.Divider key="line" />,
            ...group.map((action) => (
              <Menu.Item
                key={action.id}
                rightSection={action.shortcuts[0] && <Keys shortcut={action.shortcuts[0]} plain />}
                onClick={() => run(action)}
              >
                {action.label}
              </Menu.Item>
            )),
          ])}
      </Menu.Dropdown>
    </Menu>
  );
}
