import { mentionsIn } from '../../../shared/documents/attached/threads.ts';
import classes from './comments.module.css';

/** Plain text; a mention is set off and leads nowhere. */
export function CommentText({ text }: { readonly text: string }) {
  return (
    <p className={classes.text}>
      {mentionsIn(text).map((part) =>
        part.mention ? (
          <mark key={part.at} className={classes.mention}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
