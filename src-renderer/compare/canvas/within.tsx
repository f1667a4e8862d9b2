import { Pencil } from 'lucide-react';
import classes from './compared.module.css';

/** What a card or header stands for differs: what is collapsed behind it, or its conditions. */
export function Within({ text }: { readonly text: string }) {
  return (
    <span className={classes.within}>
      <Pencil size={12} strokeWidth={2} aria-hidden />
      {text}
    </span>
  );
}
