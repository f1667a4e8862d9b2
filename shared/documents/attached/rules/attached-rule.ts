import type { Id } from '../../../base/ids.ts';
import type { Document, DocumentHeader, DocumentRecord } from '../../document.ts';
import { cutText } from '../../in-words.ts';
import { createRuleKit, type RuleWithExamples } from '../../rule-kit.ts';
import { type AttachedRecord, attachedOf } from '../attached.ts';
import type { Comment } from '../comment.ts';
import { attachedKindName } from '../words.ts';

export type AttachedRule = RuleWithExamples<Document>;

/** What is attached to a document; everything else is looked up by id. */
interface AttachedIndex {
  readonly attached: readonly AttachedRecord[];
  readonly find: (id: Id) => DocumentRecord | undefined;
}

export const {
  rule: attachedRule,
  fixRecord,
  fixByRemoving,
} = createRuleKit<Document, DocumentHeader, AttachedRecord, AttachedIndex>({
  indexOf: (document) => ({
    attached: attachedOf(document),
    find: (id) => (Object.hasOwn(document.records, id) ? document.records[id] : undefined),
  }),
});

/** 'Comment "Is this needed?"'. */
export function label(record: AttachedRecord): string {
  const said = cutText(ownText(record), 40);
  return said === '' ? attachedKindName(record.kind) : `${attachedKindName(record.kind)} "${said}"`;
}

function ownText(record: AttachedRecord): string {
  if (record.kind === 'comment') return record.text;
  return record.kind === 'suppression' ? record.reason : record.alt || record.name;
}

/** A document that shows one thing. */
export function example(records: readonly DocumentRecord[]): Document {
  return {
    id: 'example',
    kind: 'journey',
    header: { name: 'Example' },
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
}

export function exampleComment(fields: Partial<Comment> = {}): Comment {
  return {
    id: 'c',
    kind: 'comment',
    target: null,
    parentId: null,
    text: 'Is this needed?',
    author: null,
    at: '2026-03-01T09:00:00.000Z',
    resolvedAt: null,
    ...fields,
  };
}
