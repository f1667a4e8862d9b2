import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../document.ts';

/** What somebody says about a record or about the whole document. It travels with the document, so it works offline. */
export interface Comment extends DocumentRecord {
  readonly kind: 'comment';
  /** The record that it is pinned to; null: the document as a whole. */
  readonly target: Id | null;
  /** The comment that it answers, which is the first of its thread; null: it begins one. */
  readonly parentId: Id | null;
  /** Plain text; `@name` is a mention and never a link. */
  readonly text: string;
  /** As the writer calls themself; null: they have given no name. */
  readonly author: string | null;
  /** When it was written: ISO text in UTC. */
  readonly at: string;
  /** When the thread was settled; only the first comment of a thread says so. null: it is open. */
  readonly resolvedAt: string | null;
}
