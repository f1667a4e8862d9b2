import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, intention, runOf } from '../../stress/arbitraries/document.ts';
import { applyChange } from './apply.ts';
import type { Document } from './document.ts';
import { recordsOf } from './record-list.ts';

const none = { added: [], updated: [], removed: [] };
const note = (id: string) => ({ id, kind: 'note', text: `Text of ${id}` });
const documentOf = (records: Document['records']): Document => ({
  id: 'd',
  kind: 'journey',
  header: { name: 'A' },
  records,
});

describe('recordsOf', () => {
  it('holds what the document holds, however many changes it has been handed on through', () => {
    fc.assert(
      fc.property(document, fc.array(intention, { maxLength: 12 }), (start, wanted) => {
        for (const state of [start, ...runOf(start, wanted).states]) {
          const listed = recordsOf(state).map((record) => [record.id, record] as const);
          expect(new Map(listed)).toEqual(new Map(Object.entries(state.records)));
          expect(recordsOf(state)).toHaveLength(Object.keys(state.records).length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is the same list while only the header changes', () => {
    const start = documentOf({ a: note('a') });
    const renamed = applyChange(start, { ...none, header: { name: ['A', 'B'] } });
    expect(renamed.ok && recordsOf(renamed.value)).toBe(recordsOf(start));
  });

  it.each([
    ['under another id than its own', { a: note('a'), b: note('other') }],
    ['under the name of the prototype', JSON.parse('{"a":{"id":"a"},"__proto__":{"id":"__proto__"}}')],
  ])('keeps a record %s as it was found', (_name, records: Document['records']) => {
    const start = documentOf(records);
    const [before] = Object.values(records);
    const changed = applyChange(start, { ...none, updated: [[before!, { ...before!, text: 'New' }]] });
    expect(changed.ok && Object.entries(changed.value.records)).toEqual([
      ['a', { ...before, text: 'New' }],
      ...Object.entries(records).slice(1),
    ]);
    expect(changed.ok && Object.getPrototypeOf(changed.value.records)).toBe(Object.prototype);
  });
});
