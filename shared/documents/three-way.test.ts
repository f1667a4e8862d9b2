import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, intention, runOf } from '../../stress/arbitraries/document.ts';
import { conflictFieldSchema } from '../publishing/push-result.ts';
import { isEmptyChange } from './change.ts';
import { diffDocuments } from './diff.ts';
import type { Document } from './document.ts';
import { type DocumentWords, plainValue } from './in-words.ts';
import { threeWayDifferences } from './three-way.ts';

const words: DocumentWords = {
  kindName: (kind) => kind,
  recordName: (record) => (typeof record['name'] === 'string' ? record['name'] : record.id),
  fieldName: (_kind, field) => field,
  valueText: (_kind, _field, value) => plainValue(value),
};

const stage = { id: 's', kind: 'stage', name: 'Register', order: 1 };
const base: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'A', version: '1' },
  records: { s: stage },
};

function withStage(fields: object | null): Document {
  return { ...base, records: fields ? { s: { ...stage, ...fields } } : {} };
}

describe('threeWayDifferences', () => {
  it('a field that only one side changed is listed, and is no conflict', () => {
    expect(threeWayDifferences(base, withStage({ name: 'Sign up' }), base, words)).toEqual([
      {
        what: 'name',
        record: 'Sign up',
        recordId: 's',
        field: 'name',
        base: 'Register',
        mine: 'Sign up',
        theirs: 'Register',
        both: false,
      },
    ]);
  });

  it('a field that both changed to different values is a conflict; to the same value, no difference', () => {
    const [mine, theirs] = [withStage({ name: 'Sign up', order: 2 }), withStage({ name: 'Join', order: 2 })];
    const differences = threeWayDifferences(base, mine, theirs, words);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ field: 'name', both: true, mine: 'Sign up', theirs: 'Join' });
  });

  it('delete against edit is a conflict; delete against untouched is none', () => {
    expect(threeWayDifferences(base, withStage({ order: 2 }), withStage(null), words)[0]).toMatchObject({
      what: 'stage removed there',
      both: true,
      theirs: null,
    });
    expect(threeWayDifferences(base, withStage(null), base, words)[0]).toMatchObject({
      what: 'stage removed here',
      both: false,
      mine: null,
    });
  });

  it('added on one side, and on both', () => {
    const other = { ...base, records: { ...base.records, t: { id: 't', kind: 'note', name: 'Mine' } } };
    expect(threeWayDifferences(base, other, base, words)[0]).toMatchObject({
      what: 'note added here',
      both: false,
    });
    expect(threeWayDifferences(base, base, other, words)[0]).toMatchObject({
      what: 'note added there',
      both: false,
    });
    const third = { ...base, records: { ...base.records, t: { id: 't', kind: 'note', name: 'Theirs' } } };
    expect(threeWayDifferences(base, other, third, words)[0]).toMatchObject({ field: 'name', both: true });
  });

  it('without a base every field that differs may have been changed on both sides', () => {
    const [only] = threeWayDifferences(
      null,
      base,
      { ...base, header: { ...base.header, version: '2' } },
      words,
    );
    expect(only).toMatchObject({
      what: 'version',
      record: null,
      base: null,
      mine: '1',
      theirs: '2',
      both: true,
    });
  });

  it('any three states: no difference exactly where mine equals theirs; a conflict only where both left the base', () => {
    const runs = fc.array(intention, { maxLength: 4 });
    fc.assert(
      fc.property(document, runs, runs, (start, ours, others) => {
        const [mine, theirs] = [runOf(start, ours).end, runOf(start, others).end];
        const differences = threeWayDifferences(start, mine, theirs, words);
        expect(conflictFieldSchema.array().parse(differences)).toEqual(differences);
        expect(differences.length === 0).toBe(isEmptyChange(diffDocuments(mine, theirs)));
        if (ours.length === 0) expect(differences.every((item) => !item.both)).toBe(true);
        const mirrored = threeWayDifferences(start, theirs, mine, words);
        expect(mirrored.filter((item) => item.both)).toHaveLength(
          differences.filter((item) => item.both).length,
        );
      }),
      { numRuns: 300 },
    );
  });
});
