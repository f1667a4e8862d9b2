import classes from './highlight.module.css';

/** A text with the part that was searched for marked; matching ignores case. */
export function Highlight({ text, part }: { readonly text: string; readonly part: string }) {
  const at = part === '' ? -1 : text.toLocaleLowerCase().indexOf(part.toLocaleLowerCase());
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={classes.mark}>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  );
}
