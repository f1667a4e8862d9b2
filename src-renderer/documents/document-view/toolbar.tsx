import { Menu } from '@mantine/core';
import { AlignHorizontalDistributeCenter, History, Redo2, Undo2, WandSparkles } from 'lucide-react';
import { useStore } from 'zustand';
import type { Json } from '../../../shared/base/json.ts';
import type { PaletteItem } from '../../canvas/scene.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Keys } from '../../ui/keys.tsx';
import type { Action, ActionContext } from '../action.ts';
import type { Session } from '../session.ts';
import { AddItem } from './add-item.tsx';
import { FindInDocument } from './find-in-document.tsx';
import { ShowAsMenu } from './show-as-menu.tsx';
import classes from './toolbar.module.css';

interface ToolbarProps {
  readonly session: Session;
  readonly context: ActionContext;
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
  readonly palette: readonly PaletteItem[];
  readonly onAdd: (key: string) => void;
  readonly readOnly: boolean;
  readonly nameOf: (recordId: string) => string;
  readonly kindOf: (recordId: string) => string;
  readonly onReveal: (recordId: string) => void;
  readonly onHistory: () => void;
  readonly finding: { readonly open: boolean; readonly onOpen: (open: boolean) => void };
  readonly onReplace: (text: string) => void;
}

/** What is done most with one document; everything else is in the command palette. */
export function Toolbar(props: ToolbarProps) {
  const { session, context, actions, run, readOnly } = props;
  // Every change and selection may turn actions on or off.
  useStore(session.store);
  const version = useStore(session.store, (state) => textOf(state.document.header['version']));
  const revision = useStore(session.store, (state) => state.revision);
  const shownState = `${version === null ? 'Revision' : `Version ${version}, revision`} ${revision}`;
  const selected = useStore(session.store, (state) => state.selection.size);
  const byId = (id: string) => actions.find((action) => action.id === id);
  function button(id: string, Icon: typeof Undo2) {
    const action = byId(id);
    if (!action) return null;
    return (
      <IconButton
        label={action.label}
        Icon={Icon}
        shortcut={action.shortcuts[0]}
        disabled={action.disabled(context)}
        onClick={() => run(action)}
      />
    );
  }

  return (
    <div role="toolbar" aria-label="Document" className={classes.toolbar}>
      {button('edit.undo', Undo2)}
      {button('edit.redo', Redo2)}
      <span className={classes.line} />
      {!readOnly && <AddItem session={session} palette={props.palette} onAdd={props.onAdd} />}
      <Menu position="bottom-start" width={260} disabled={selected === 0}>
        <Menu.Target>
          <IconButton
            label="Align and arrange"
            Icon={AlignHorizontalDistributeCenter}
            disabled={selected === 0 ? 'Select what to arrange first.' : null}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <ArrangeItems actions={actions} context={context} run={run} />
        </Menu.Dropdown>
      </Menu>
      {button(tidyId, WandSparkles)}
      <span className={classes.gap} />
      <FindInDocument
        session={session}
        nameOf={props.nameOf}
        kindOf={props.kindOf}
        onReveal={props.onReveal}
        {...props.finding}
        shortcut={byId('edit.find')?.shortcuts[0]}
        onReplace={readOnly ? null : props.onReplace}
      />
      <button type="button" className={classes.text} title={shownState} onClick={props.onHistory}>
        <History size={14} strokeWidth={1.75} />
        <span className="tabular">{shownState}</span>
      </button>
      <ShowAsMenu actions={actions} context={context} run={run} />
    </div>
  );
}

/**
 * What can be arranged, asked for only while the menu is open: whether some of it can be done takes a trial of it. Moving by
 * a step is for keys; the menu would only be longer for it.
 */
function ArrangeItems({ actions, context, run }: Pick<ToolbarProps, 'actions' | 'context' | 'run'>) {
  return actions
    .filter(({ group, id }) => group === 'Arrange' && id !== tidyId && !id.startsWith('arrange.nudge'))
    .map((action) => ({ action, refused: action.disabled(context) }))
    .filter(({ action, refused }) => refused === null || action.id.startsWith('arrange.align'))
    .map(({ action, refused }) => (
      <Menu.Item
        key={action.id}
        disabled={refused !== null}
        title={refused ?? undefined}
        rightSection={action.shortcuts[0] && <Keys shortcut={action.shortcuts[0]} plain />}
        onClick={() => run(action)}
      >
        {action.label}
      </Menu.Item>
    ));
}

/** A version is text in the one kind and a number in the other. */
function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
}

const tidyId = 'arrange.tidy';
