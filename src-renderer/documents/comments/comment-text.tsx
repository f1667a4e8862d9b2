import { mentionsIn } from '../../../shared/documents/attached/threads.ts';
import classes from './comments.module.css';

/** Plain text; a mention is set off and leads nowhere. */
export function CommentText({ text }: { readonly text: string }) {
  let at = 0;
  return (
    <p className={classes.text}>
      {mentionsIn(text).map((part) => {
        const key = at;
        at += part.text.length;
        return part.mention ? (
          <mark key={key} className={classes.mention}>
            {part.text}
          </mark>
        ) : (
          part.text
        );
      })}
    </p>
  );
}
