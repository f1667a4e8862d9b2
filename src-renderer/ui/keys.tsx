import classes from './keys.module.css';
import { shortcutParts } from './shortcut.ts';

/** A shortcut as the keyboard of this machine shows it. */
export function Keys({ shortcut, plain = false }: { readonly shortcut: string; readonly plain?: boolean }) {
  const parts = shortcutParts(shortcut);
  if (plain) return <span className={classes.plain}>{parts.join(' ')}</span>;
  return (
    <span className={classes.keys}>
      {parts.map((part) => (
        <kbd key={part} className={classes.key}>
          {part}
        </kbd>
      ))}
    </span>
  );
}
