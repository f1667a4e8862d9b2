import { Keys } from './keys.tsx';
import classes from './shortcut-list.module.css';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly shortcuts: readonly string[];
}

/** Shortcuts in two columns, by group. What has none is left out. */
export function ShortcutList({ entries }: { readonly entries: readonly Entry[] }) {
  const withKeys = entries.filter((entry) => entry.shortcuts.length > 0);
  const groups = [...new Set(withKeys.map((entry) => entry.group))];
  return (
    <div className={classes.groups}>
      {groups.map((group) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.name}>{group}</h3>
          <dl className={classes.list}>
            {withKeys
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <div key={entry.id} className={classes.row} data-action={entry.id}>
                  <dt>{entry.label}</dt>
                  <dd>
                    {entry.shortcuts.slice(0, 2).map((shortcut) => (
                      <Keys key={shortcut} shortcut={shortcut} />
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
