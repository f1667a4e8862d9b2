import { Check, CornerDownRight, MessageSquareReply, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import type { Thread } from '../../../shared/documents/attached/threads.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { CommentEdits } from './comment-edits.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentItem } from './comment-item.tsx';
import classes from './comments.module.css';

interface ThreadItemProps {
  readonly thread: Thread;
  /** What it is pinned to, as people call it; null: the document. */
  readonly about: string | null;
  readonly edits: CommentEdits;
  readonly readOnly: boolean;
  readonly onReveal: (recordId: Id) => void;
}

export function ThreadItem({ thread, about, edits, readOnly, onReveal }: ThreadItemProps) {
  const { first, answers, open } = thread;
  const [answering, setAnswering] = useState(false);
  const { target } = first;
  return (
    <li className={classes.thread} data-open={open || undefined} data-target={target ?? ''}>
      {about !== null && target !== null ? (
        <button type="button" className={classes.about} onClick={() => onReveal(target)}>
          {about}
        </button>
      ) : (
        <span className={classes.about}>{target === null ? 'The document' : 'A record that is gone'}</span>
      )}
      <div className={classes.said}>
        <CommentItem
          comment={first}
          edits={edits}
          readOnly={readOnly}
          actions={
            <>
              {open && (
                <IconButton
                  size={22}
                  label="Answer"
                  Icon={MessageSquareReply}
                  onClick={() => setAnswering(true)}
                />
              )}
              <IconButton
                size={22}
                label={open ? 'Resolve' : 'Reopen'}
                Icon={open ? Check : RotateCcw}
                onClick={() => edits.settle(first, open)}
              />
            </>
          }
        />
        {answers.map((answer) => (
          <div key={answer.id} className={classes.answer}>
            <CornerDownRight size={14} strokeWidth={1.75} aria-hidden />
            <CommentItem comment={answer} edits={edits} readOnly={readOnly} />
          </div>
        ))}
        {answering && (
          <CommentForm
            label="Answer"
            submit="Answer"
            onSubmit={(text) => {
              edits.answer(first, text);
              setAnswering(false);
            }}
            onCancel={() => setAnswering(false)}
          />
        )}
      </div>
    </li>
  );
}
