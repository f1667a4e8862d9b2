import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Comment } from '../../../shared/documents/attached/comment.ts';
import { removeComment, threadsOf } from '../../../shared/documents/attached/threads.ts';
import { emptyChange } from '../../../shared/documents/document.ts';
import type { Session } from '../session.ts';

/** Who writes and when; lent by the window. */
export interface Writer {
  readonly newId: NewId;
  /** null: no name is given. */
  readonly author: () => string | null;
  /** ISO text in UTC. */
  readonly now: () => string;
}

/** What can be done with the comments of one document; each is one step that can be undone. */
export interface CommentEdits {
  readonly begin: (target: Id | null, text: string) => boolean;
  readonly answer: (thread: Comment, text: string) => boolean;
  readonly rewrite: (comment: Comment, text: string) => boolean;
  readonly settle: (thread: Comment, settled: boolean) => boolean;
  readonly remove: (comment: Comment) => boolean;
  /** Whether it was written under the name that this window writes under. */
  readonly isOwn: (comment: Comment) => boolean;
}

export function createCommentEdits(session: Session, { newId, author, now }: Writer): CommentEdits {
  function write(target: Id | null, parentId: Id | null, text: string): boolean {
    const comment: Comment = {
      id: newId(),
      kind: 'comment',
      target,
      parentId,
      text,
      author: author(),
      at: now(),
      resolvedAt: null,
    };
    const label = parentId === null ? 'Comment' : 'Answer a comment';
    return session.commit(label, { ...emptyChange, added: [comment] });
  }

  function change(label: string, comment: Comment, fields: Partial<Comment>): boolean {
    return session.commit(label, {
      ...emptyChange,
      updated: [[comment, { ...comment, ...fields } as Comment]],
    });
  }

  return {
    begin: (target, text) => write(target, null, text),
    answer: (thread, text) => write(thread.target, thread.id, text),
    rewrite: (comment, text) => comment.text === text || change('Rewrite a comment', comment, { text }),
    settle: (thread, settled) =>
      change(settled ? 'Resolve a comment' : 'Reopen a comment', thread, {
        resolvedAt: settled ? now() : null,
      }),
    remove: (comment) => {
      const { document } = session.store.getState();
      const held = threadsOf(document).find(({ first }) => first.id === comment.id)?.answers.length ?? 0;
      const label = held === 0 ? 'Delete a comment' : 'Delete a comment and its answers';
      return session.commit(label, removeComment(document, comment));
    },
    isOwn: (comment) => comment.author === author(),
  };
}
