import { Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Comment } from '../../../shared/documents/attached/comment.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { CommentEdits } from './comment-edits.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import classes from './comments.module.css';

interface CommentItemProps {
  readonly comment: Comment;
  readonly edits: CommentEdits;
  readonly readOnly: boolean;
  /** What else can be done, shown before the pencil. */
  readonly actions?: ReactNode;
}

/** One comment: who, when, what. */
export function CommentItem({ comment, edits, readOnly, actions }: CommentItemProps) {
  const [writing, setWriting] = useState(false);
  if (writing) {
    return (
      <CommentForm
        label="Rewrite the comment"
        submit="Save"
        initial={comment.text}
        onSubmit={(text) => {
          edits.rewrite(comment, text);
          setWriting(false);
        }}
        onCancel={() => setWriting(false)}
      />
    );
  }
  const { author, at, text } = comment;
  return (
    <article className={classes.comment}>
      <div className={classes.words}>
        <span className={classes.author}>{author ?? 'Unsigned'}</span>
        <time className={classes.time} dateTime={at}>
          {Number.isNaN(Date.parse(at)) ? at : dateAndTime(at)}
        </time>
        <CommentText text={text} />
      </div>
      {!readOnly && (
        <div className={classes.actions}>
          {actions}
          {edits.isOwn(comment) && (
            <IconButton
              size={22}
              label="Rewrite the comment"
              Icon={Pencil}
              onClick={() => setWriting(true)}
            />
          )}
          <IconButton
            size={22}
            label="Delete the comment"
            Icon={Trash2}
            onClick={() => edits.remove(comment)}
          />
        </div>
      )}
    </article>
  );
}
