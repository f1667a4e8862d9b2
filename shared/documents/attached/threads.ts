import type { Id } from '../../base/ids.ts';
import { type Change, type Document, emptyChange } from '../document.ts';
import { recordIn } from '../rule-kit.ts';
import { attachedOf } from './attached.ts';
import type { Comment } from './comment.ts';
import { alsoRemoveAttached } from './with-attached.ts';

/** A comment and what was answered, oldest first. */
export interface Thread {
  readonly first: Comment;
  readonly answers: readonly Comment[];
  readonly open: boolean;
}

/** Every thread, by the time at which it began; an answer whose thread is gone stands as one of its own. */
export function threadsOf(document: Document): readonly Thread[] {
  const found = known.get(document);
  if (found) return found;
  const threads = findThreads(document);
  known.set(document, threads);
  return threads;
}

/** A document never changes, and several views ask for the same. */
const known = new WeakMap<Document, readonly Thread[]>();

function findThreads(document: Document): readonly Thread[] {
  const comments = attachedOf(document)
    .filter((record): record is Comment => record.kind === 'comment')
    .toSorted(byTime);
  const begins = (comment: Comment) => {
    const parent = comment.parentId === null ? undefined : recordIn(document, comment.parentId);
    return parent?.kind !== 'comment' || (parent as Comment).parentId !== null || parent.id === comment.id;
  };
  const answers = Map.groupBy(
    comments.filter((comment) => !begins(comment)),
    ({ parentId }) => parentId,
  );
  return comments
    .filter(begins)
    .map((first) => ({ first, answers: answers.get(first.id) ?? [], open: first.resolvedAt === null }));
}

/** How many open threads each record has. */
export function openThreadCounts(document: Document): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const { first, open } of threadsOf(document)) {
    if (open && first.target !== null) counts.set(first.target, (counts.get(first.target) ?? 0) + 1);
  }
  return counts;
}

/** A comment with its answers taken away, in one change. */
export function removeComment(document: Document, comment: Comment): Change {
  return alsoRemoveAttached(document, { ...emptyChange, removed: [comment] });
}

/** A part of a text: a mention, or what stands between two of them. */
export interface TextPart {
  readonly text: string;
  readonly mention: boolean;
  /** Where in the whole text it begins. */
  readonly at: number;
}

/** '@Ada, look' has a mention and the rest. A mention is a word behind an @ that follows no letter: e-mail addresses are none. */
export function mentionsIn(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: mention, index } of text.matchAll(/(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}][\p{L}\p{N}_-]*/gu)) {
    if (index > at) parts.push({ text: text.slice(at, index), mention: false, at });
    parts.push({ text: mention, mention: true, at: index });
    at = index + mention.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), mention: false, at });
  return parts;
}

function byTime(a: Comment, b: Comment): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
