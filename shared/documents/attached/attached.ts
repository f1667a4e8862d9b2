import type { Id } from '../../base/ids.ts';
import type { Document, DocumentRecord } from '../document.ts';
import { touches } from '../last-change.ts';
import { perDocument } from '../per-document.ts';
import { recordsOf } from '../record-list.ts';
import type { Comment } from './comment.ts';
import type { ImageRecord } from './image.ts';
import type { Suppression } from './suppression.ts';

export type AttachedRecord = Comment | Suppression | ImageRecord;
export type AttachedKind = AttachedRecord['kind'];

/** Records that every kind of document may hold. In the production row they stand where the kind's notes stand, last. */
export const attachedKinds = ['comment', 'suppression', 'image'] as const satisfies readonly AttachedKind[];

const known: ReadonlySet<string> = new Set(attachedKinds);

/** Whether a record is one that is attached to a document of any kind rather than drawn by its own. */
export function isAttached(record: DocumentRecord): record is AttachedRecord {
  return known.has(record.kind);
}

export const attachedOf: (document: Document) => readonly AttachedRecord[] = perDocument<
  readonly AttachedRecord[]
>(
  (document) => recordsOf(document).filter(isAttached),
  (before, change) => (touches(change, isAttached) ? undefined : before),
);

/** The records that belong to the kind itself: what its indexes and rules look at. */
export const ownRecords: (document: Document) => readonly DocumentRecord[] = perDocument((document) =>
  attachedOf(document).length === 0
    ? recordsOf(document)
    : recordsOf(document).filter((record) => !isAttached(record)),
);

/** The record that it is about; null: the document as a whole. */
export function targetOf(record: AttachedRecord): Id | null {
  return record.kind === 'image' ? null : record.target;
}
