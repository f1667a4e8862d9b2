import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { type OwnShortcuts, withShortcutsOf } from '../documents/own-shortcuts.ts';
import { FilterField } from '../ui/filter-field.tsx';
import { shortcutParts } from '../ui/shortcut.ts';
import type { SettingsStore } from './settings-store.ts';
import classes from './shortcut-editor.module.css';
import { ShortcutRow, type ShownAction } from './shortcut-row.tsx';

interface ShortcutEditorProps {
  readonly settings: SettingsStore;
  /** Every action with the shortcuts that hold now. */
  readonly actions: readonly ShownAction[];
}

/** Every command with its keys: to be found, changed, and given back. */
export function ShortcutEditor({ settings, actions }: ShortcutEditorProps) {
  const own = useStore(settings.store, (state) => state.shortcuts) as OwnShortcuts;
  const [text, setText] = useState('');
  const changed = Object.keys(own).length;
  const words = text.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = actions.filter((action) => {
    const said =
      `${action.label} ${action.group} ${action.shortcuts.map(spoken).join(' ')}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
  const groups = [...Map.groupBy(shown, ({ group }) => group)];

  function set(id: string, shortcuts: readonly string[] | null) {
    settings.set({ shortcuts: withShortcutsOf(own, id, shortcuts) });
  }

  /** Takes a shortcut from the actions that have it and gives it to one. */
  function take(id: string, shortcut: string, from: readonly ShownAction[]) {
    let next = withShortcutsOf(own, id, [...shortcutsOf(id), shortcut]);
    for (const other of from) {
      const left = other.shortcuts.filter((one) => spoken(one) !== spoken(shortcut));
      next = withShortcutsOf(next, other.id, left);
    }
    settings.set({ shortcuts: next });
  }

  const shortcutsOf = (id: string) => actions.find((action) => action.id === id)?.shortcuts ?? [];

  return (
    <>
      <div className={classes.bar}>
        <FilterField
          label="Find a command or a key"
          placeholder="Find a command or a key"
          value={text}
          onValue={setText}
        />
        <Button
          variant="default"
          leftSection={<RotateCcw size={14} strokeWidth={1.75} />}
          disabled={changed === 0}
          onClick={() => settings.set({ shortcuts: {} })}
        >
          {changed === 0 ? 'Reset all' : `Reset all ${changed}`}
        </Button>
      </div>
      {groups.map(([group, members]) => (
        <section key={group} aria-label={`Shortcuts: ${group}`} className={classes.group}>
          <h4 className={classes.name}>{group}</h4>
          <ul className={classes.list}>
            {members.map((action) => (
              <ShortcutRow
                key={action.id}
                action={action}
                actions={actions}
                isOwn={Object.hasOwn(own, action.id)}
                onSet={(shortcuts) => set(action.id, shortcuts)}
                onTake={(shortcut, from) => take(action.id, shortcut, from)}
              />
            ))}
          </ul>
        </section>
      ))}
      <output className={classes.none}>
        {shown.length === 0 ? 'No command or key is called that.' : ''}
      </output>
    </>
  );
}

function spoken(shortcut: string): string {
  return shortcutParts(shortcut).join(' ');
}
