import classes from './keys.module.css';
import { shortcutParts } from './shortcut.ts';

/** A shortcut as the keyboard of this machine shows it: 'Ctrl K'. */
export function Keys({ shortcut, plain = false }: { readonly shortcut: string; readonly plain?: boolean }) {
  return <kbd className={plain ? classes.plain : classes.keys}>{shortcutParts(shortcut).join(' ')}</kbd>;
}
