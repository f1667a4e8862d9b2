import type { Json } from '../../base/json.ts';
import type { DocumentRecord } from '../document.ts';
import { cutText, type DocumentWords, type FindRecord } from '../in-words.ts';
import { type AttachedKind, isAttached } from './attached.ts';

const kindNames = {
  comment: 'Comment',
  suppression: 'Ignored finding',
  image: 'Image',
} as const satisfies Record<AttachedKind, string>;

const fields: Readonly<Record<string, string>> = {
  target: 'About',
  parentId: 'Answer to',
  text: 'Text',
  author: 'Written by',
  at: 'Written',
  resolvedAt: 'Resolved',
  rule: 'Rule',
  field: 'Field',
  reason: 'Reason',
  name: 'Name',
  alt: 'What it shows',
  sha256: 'Image',
  layout: 'Place on the canvas',
};

/** What people want to know of one that comes or goes, besides its name. */
export const attachedTelling = ['text', 'reason', 'author', 'alt'] as const;

/** 'Comment'. */
export function attachedKindName(kind: AttachedKind): string {
  return kindNames[kind];
}

/** The words of a kind, which then speaks about what is attached to its documents too: 'Comment on Sign up'. */
export function withAttachedWords(own: DocumentWords): DocumentWords {
  const isOurs = (kind: string | null): kind is AttachedKind =>
    kind !== null && Object.hasOwn(kindNames, kind);
  const words: DocumentWords = {
    kindName: (kind) => (isOurs(kind) ? kindNames[kind] : own.kindName(kind)),
    recordName: (record, find) =>
      isAttached(record) ? attachedName(record, own, find) : own.recordName(record, find),
    fieldName: (kind, field) =>
      isOurs(kind)
        ? Object.hasOwn(fields, field)
          ? (fields[field] ?? field)
          : field
        : own.fieldName(kind, field),
    valueText: (kind, field, value, find) =>
      isOurs(kind) && (field === 'target' || field === 'parentId')
        ? referenceText(value, words, find)
        : own.valueText(kind, field, value, find),
  };
  return words;
}

function attachedName(record: DocumentRecord, own: DocumentWords, find: FindRecord): string {
  const name = kindNames[record.kind as AttachedKind];
  if (record.kind === 'image') return imageName(record);
  const target = typeof record['target'] === 'string' ? find(record['target']) : undefined;
  if (!target || isAttached(target)) return `${name} on the document`;
  return cutText(`${name} on ${own.recordName(target, find)}`, 80);
}

function imageName(record: DocumentRecord): string {
  const name = typeof record['name'] === 'string' ? cutText(record['name'], 60) : '';
  return name === '' ? 'Unnamed image' : name;
}

function referenceText(value: Json, words: DocumentWords, find: FindRecord): string | null {
  const record = typeof value === 'string' ? find(value) : undefined;
  if (record) return words.recordName(record, find);
  return typeof value === 'string' ? 'a record that is gone' : null;
}
