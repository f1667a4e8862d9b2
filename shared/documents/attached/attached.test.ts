import { describe, expect, it } from 'vitest';
import { applyChange } from '../apply.ts';
import type { Document, DocumentRecord } from '../document.ts';
import { emptyChange } from '../document.ts';
import type { DocumentWords } from '../in-words.ts';
import { invertChange } from '../invert.ts';
import { attachedOf, ownRecords } from './attached.ts';
import { type AttachedItem, readAttached } from './read-attached.ts';
import { attachedRecordSchemas } from './schemas.ts';
import { alsoRemoveAttached } from './with-attached.ts';
import { withAttachedWords } from './words.ts';

const at = '2026-03-01T09:00:00.000Z';

function comment(id: string, fields: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id,
    kind: 'comment',
    target: null,
    parentId: null,
    text: id,
    author: null,
    at,
    resolvedAt: null,
    ...fields,
  };
}

const step = { id: 's', kind: 'step', name: 'Sign up' };
const ignored = {
  id: 'i',
  kind: 'suppression',
  rule: 'dead-end',
  target: 's',
  field: null,
  reason: 'r',
  author: null,
  at,
};
const document: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'D' },
  records: Object.fromEntries(
    [
      step,
      comment('on-s', { target: 's' }),
      comment('answer', { target: 's', parentId: 'on-s' }),
      comment('loose-answer', { parentId: 'on-s' }),
      comment('general'),
      ignored,
    ].map((record) => [record.id, record]),
  ),
};

describe('what is attached to a document', () => {
  it('is no record of the kind', () => {
    expect(ownRecords(document)).toEqual([step]);
    expect(attachedOf(document)).toHaveLength(5);
  });

  it('goes with its record, answers included, and comes back with undo', () => {
    const change = alsoRemoveAttached(document, { ...emptyChange, removed: [step] });
    const after = applyChange(document, change);
    if (!after.ok) throw new Error(after.error.reason);
    expect(Object.keys(after.value.records)).toEqual(['general']);
    expect(applyChange(after.value, invertChange(change))).toEqual({ ok: true, value: document });
  });

  it('stays where nothing of it goes, and is not removed twice', () => {
    const general = comment('general');
    const change = { ...emptyChange, removed: [general] };
    expect(alsoRemoveAttached(document, change)).toBe(change);
    const both = { ...emptyChange, removed: [step, ignored] };
    expect(applyChange(document, alsoRemoveAttached(document, both)).ok).toBe(true);
  });

  it('speaks of the record that it is about', () => {
    const plain: DocumentWords = {
      kindName: (kind) => kind,
      recordName: (record) => JSON.stringify(record['name']),
      fieldName: (_kind, field) => field,
      valueText: (_kind, _field, value) => JSON.stringify(value),
    };
    const words = withAttachedWords(plain);
    const find = (id: string) => document.records[id];
    const named = (id: string) => words.recordName(document.records[id] as DocumentRecord, find);
    expect(named('on-s')).toBe('Comment on "Sign up"');
    expect(named('general')).toBe('Comment on the document');
    expect(named('i')).toBe('Ignored finding on "Sign up"');
    expect(named('s')).toBe('"Sign up"');
    expect(words.valueText('comment', 'parentId', 'on-s', find)).toBe('Comment on "Sign up"');
    expect(words.valueText('comment', 'target', 'gone', find)).toBe('a record that is gone');
    expect(words.fieldName('comment', 'resolvedAt')).toBe('Resolved');
  });

  it('is read only as it was written, with unknown keys kept', () => {
    const item = comment('c', { colour: 'red' }) as DocumentRecord & AttachedItem['item'];
    const read = readAttached([{ place: 'touchpoints[3]', item }], {});
    expect(read).toEqual({ ok: true, value: { c: item } });
    const lacking = { id: 'c', kind: 'comment', text: 'x' } as const;
    const refused = readAttached([{ place: 'touchpoints[3]', item: lacking }], {});
    expect(refused).toMatchObject({ ok: false, error: { place: 'touchpoints[3].target' } });
    const twice = readAttached([{ place: 'touchpoints[3]', item }], { c: item });
    expect(twice).toMatchObject({ ok: false, error: { reason: 'has the same id as another item' } });
  });

  it('has a schema per kind', () => {
    for (const record of attachedOf(document)) {
      expect(attachedRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
    }
  });
});
