import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, intention, jsonValue, runOf } from '../../stress/arbitraries/document.ts';
import { judgeMerge, textOfPlace } from '../../stress/arbitraries/merge-oracle.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import type { Json } from '../base/json.ts';
import { applyChange } from './apply.ts';
import type { Conflict } from './conflict.ts';
import { diffDocuments } from './diff.ts';
import type { Document, DocumentRecord } from './document.ts';
import { type DocumentWords, type FindRecord, plainValue } from './in-words.ts';
import { type MergeRules, mergeDocuments } from './merge.ts';
import { type Choices, resolveConflicts } from './resolve-conflicts.ts';
import { placeInWords, threeWayDifferences } from './three-way.ts';
import { recordOf } from './three-way-places.ts';

const stage: DocumentRecord = { id: 's', kind: 'stage', name: 'Register', order: 1, layout: { width: 300 } };
const base: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'A', tags: ['x', 'y'] },
  records: { s: stage },
};

function withStage(fields: object | null, header: object = {}): Document {
  const records: Document['records'] = fields ? { s: { ...stage, ...fields } } : {};
  return { ...base, header: { ...base.header, ...header }, records };
}

const words: DocumentWords = {
  kindName: (kind) => kind,
  recordName: (record) => record.id,
  fieldName: (_kind, field) => field,
  valueText: (_kind, _field, value) => plainValue(value),
};
const edits = fc.array(intention, { maxLength: 3 });
/** A base and two states that began there. */
const threeStates = fc
  .tuple(document, edits, edits)
  .map(([start, ours, others]) => [start, runOf(start, ours).end, runOf(start, others).end] as const);
const tags: MergeRules = { isSet: (kind, field) => kind === null && field === 'tags' };

function keyOfPlace({ what, ...conflict }: Conflict): string {
  if (!('place' in conflict)) return what;
  const { place } = conflict;
  if (place.what === 'record') return `record ${place.recordId}`;
  return place.recordId === null ? `header ${place.field}` : `record ${place.recordId} ${place.field}`;
}

function resolved(
  mine: Document,
  theirs: Document,
  choices: Choices,
  rules?: MergeRules,
  from: Document | null = base,
) {
  const result = resolveConflicts(mergeDocuments(from, mine, theirs, rules), choices);
  return result.ok ? result.value : result.error.undecided.map(keyOfPlace);
}

describe('mergeDocuments', () => {
  it('fields of one record that different sides changed all survive', () => {
    const { merged, conflicts } = mergeDocuments(
      base,
      withStage({ name: 'Sign up', layout: { width: 320 } }),
      withStage({ order: 3, note: 'new' }, { name: 'B' }),
    );
    expect(conflicts).toEqual([]);
    expect(merged).toEqual(
      withStage({ name: 'Sign up', layout: { width: 320 }, order: 3, note: 'new' }, { name: 'B' }),
    );
  });

  it('a place that both changed shows what stood there before, and is a conflict with all three', () => {
    const { merged, conflicts } = mergeDocuments(
      base,
      withStage({ name: 'Sign up' }),
      withStage({ name: 'Join' }),
    );
    expect(merged).toEqual(base);
    expect(conflicts).toMatchObject([
      {
        shown: 'base',
        place: { recordId: 's', field: 'name', base: 'Register', mine: 'Sign up', theirs: 'Join' },
      },
    ]);
  });

  it('delete against edit is a conflict, be it only the place on the canvas', () => {
    for (const edit of [{ name: 'Join' }, { layout: { width: 1 } }]) {
      expect(mergeDocuments(base, withStage(edit), withStage(null)).conflicts.map(keyOfPlace)).toEqual([
        'record s',
      ]);
      expect(mergeDocuments(base, withStage(null), withStage(edit)).conflicts.map(keyOfPlace)).toEqual([
        'record s',
      ]);
    }
    expect(mergeDocuments(base, withStage(null), base)).toEqual({ merged: withStage(null), conflicts: [] });
    expect(mergeDocuments(base, withStage(null), withStage(null)).conflicts).toEqual([]);
  });

  it('without a base what differs is a conflict, and what one side alone has is kept', () => {
    const theirs: Document = {
      ...withStage({ name: 'Join' }),
      records: { ...withStage({ name: 'Join' }).records, t: { id: 't', kind: 'note' } },
    };
    const { merged, conflicts } = mergeDocuments(null, base, theirs);
    expect(conflicts.map(keyOfPlace)).toEqual(['record s name']);
    expect(conflicts[0]?.shown).toBe('mine');
    expect(Object.keys(merged.records)).toEqual(['s', 't']);
  });

  it('sets are merged as sets, the same from both sides', () => {
    const [mine, theirs] = [
      withStage({}, { tags: ['y', 'n', 'x'] }),
      withStage({}, { tags: ['x', 'm', 'm'] }),
    ];
    expect(mergeDocuments(base, mine, theirs, tags).merged.header['tags']).toEqual(['x', 'm', 'n']);
    expect(mergeDocuments(base, theirs, mine, tags).merged.header['tags']).toEqual(['x', 'm', 'n']);
    expect(mergeDocuments(base, mine, theirs).conflicts.map(keyOfPlace)).toEqual(['header tags']);
    const cleared = withStage({}, { tags: null });
    expect(mergeDocuments(base, cleared, mine, tags).merged.header['tags']).toEqual(['n']);
    const odd = withStage({}, { tags: [{ deep: 1 }] });
    expect(mergeDocuments(base, odd, mine, tags).conflicts).toHaveLength(1);
  });

  it('refuses states of two documents', () => {
    expect(() => mergeDocuments(base, base, { ...base, id: 'other' })).toThrow('Not one document');
  });

  it('against an unchanged side it is the other side, whatever was changed', () => {
    fc.assert(
      fc.property(threeStates, ([start, mine, theirs]) => {
        for (const rules of [undefined, everySet, allTogether]) {
          const [kept, taken] = [
            mergeDocuments(start, mine, start, rules),
            mergeDocuments(start, start, theirs, rules),
          ];
          expect([kept.conflicts, taken.conflicts]).toEqual([[], []]);
          expect(documentText(kept.merged)).toBe(documentText(mine));
          expect(documentText(taken.merged)).toBe(documentText(theirs));
          expect(mergeDocuments(start, mine, mine, rules).conflicts).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on which side is called mine', () => {
    fc.assert(
      fc.property(threeStates, ([start, mine, theirs]) => {
        for (const rules of [undefined, everySet, allTogether]) {
          const [one, other] = [
            mergeDocuments(start, mine, theirs, rules),
            mergeDocuments(start, theirs, mine, rules),
          ];
          expect(other.conflicts.map(({ key }) => key).toSorted()).toEqual(
            one.conflicts.map(({ key }) => key).toSorted(),
          );
          if (one.conflicts.every(({ shown }) => shown === 'base'))
            expect(documentText(other.merged)).toBe(documentText(one.merged));
          const [a, b] = [
            resolveConflicts(one, { document: 'mine' }),
            resolveConflicts(other, { document: 'theirs' }),
          ];
          expect(a.ok && documentText(a.value)).toBe(b.ok && documentText(b.value));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says at every place what the judge says, and nothing is overwritten silently', () => {
    fc.assert(
      fc.property(threeStates, fc.boolean(), ([start, mine, theirs], known) => {
        const from = known ? start : null;
        const { merged, conflicts } = mergeDocuments(from, mine, theirs);
        const verdicts = judgeMerge(from, mine, theirs);
        const open = [...verdicts].filter(([, verdict]) => verdict === 'conflict').map(([place]) => place);
        expect(conflicts.map(keyOfPlace).toSorted()).toEqual(open.toSorted());
        for (const [place, verdict] of verdicts) {
          if (verdict !== 'conflict')
            expect(`${place} ${textOfPlace(merged, place)}`).toBe(`${place} ${verdict.text}`);
        }
        expect(
          Object.keys(merged.records).every(
            (id) => id in { ...start.records, ...mine.records, ...theirs.records },
          ),
        ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('changes of different fields by two sides all survive', () => {
    const edit = fc.record({
      field: fc.constantFrom('name', 'order', 'layout', 'x'),
      value: jsonValue,
      ours: fc.boolean(),
    });
    const log = fc.uniqueArray(fc.tuple(fc.nat(9), edit), {
      selector: ([at, { field }]) => `${at} ${field}`,
      maxLength: 12,
    });
    fc.assert(
      fc.property(document, log, (start, entries) => {
        const ids = Object.keys(start.records);
        const sides = { true: structuredClone(start), false: structuredClone(start) };
        const written: { where: string | undefined; field: string; value: Json }[] = [];
        for (const [at, { field, value, ours }] of entries) {
          const where = at < ids.length ? ids[at] : undefined;
          if (where === undefined && (at !== 9 || field === 'name')) continue;
          const side = sides[`${ours}`];
          const target = where === undefined ? side.header : side.records[where];
          (target as unknown as Record<string, Json>)[field] = value;
          written.push({ where, field, value });
        }
        const { merged, conflicts } = mergeDocuments(start, sides.true, sides.false);
        expect(conflicts).toEqual([]);
        const expected = structuredClone(start);
        for (const { where, field, value } of written) {
          const target = where === undefined ? expected.header : expected.records[where];
          (target as unknown as Record<string, Json>)[field] = value;
        }
        expect(documentText(merged)).toBe(documentText(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('is a change over mine', () => {
    fc.assert(
      fc.property(threeStates, ([start, mine, theirs]) => {
        const { merged } = mergeDocuments(start, mine, theirs);
        const applied = applyChange(mine, diffDocuments(mine, merged));
        expect(applied.ok && documentText(applied.value)).toBe(documentText(merged));
      }),
      { numRuns: 150 },
    );
  });
});

const everySet: MergeRules = { isSet: () => true };
const allTogether: MergeRules = { units: [{ name: 'all', holds: () => true }] };

describe('units', () => {
  const together: MergeRules = {
    units: [
      {
        name: 'run',
        holds: (place) => place.recordId === null && place.what === 'field' && place.field !== 'name',
      },
    ],
  };
  const [faster, wider] = [withStage({}, { status: 'running' }), withStage({}, { share: 50, name: 'B' })];

  it('different fields of one unit conflict, and one side is taken for all of them', () => {
    const { merged, conflicts } = mergeDocuments(base, faster, wider, together);
    expect(conflicts).toMatchObject([{ what: 'unit', unit: 'run', shown: 'base' }]);
    expect(merged.header).toEqual({ ...base.header, name: 'B', status: null, share: null });
    expect(resolved(faster, wider, { conflicts: { [conflicts[0]!.key]: 'mine' } }, together)).toMatchObject({
      header: { name: 'B', status: 'running', share: null },
    });
    expect(resolved(faster, wider, { document: 'theirs' }, together)).toMatchObject({
      header: { name: 'B', status: null, share: 50 },
    });
  });

  it('a unit that one side changed is taken whole; the same change on both sides is none', () => {
    expect(mergeDocuments(base, base, wider, together)).toMatchObject({ merged: wider, conflicts: [] });
    expect(mergeDocuments(base, faster, faster, together).conflicts).toEqual([]);
    const more = withStage({}, { status: 'running', share: 50 });
    expect(mergeDocuments(base, faster, more, together).conflicts).toHaveLength(1);
  });

  it('reaches over records', () => {
    const stages: MergeRules = { units: [{ name: 'stages', holds: (place) => place.recordId !== null }] };
    const added: Document = {
      ...base,
      records: { ...base.records, t: { id: 't', kind: 'stage', name: 'New' } },
    };
    const { conflicts } = mergeDocuments(base, added, withStage(null), stages);
    expect(conflicts).toMatchObject([{ what: 'unit' }]);
    expect(resolved(added, withStage(null), { document: 'theirs' }, stages)).toEqual(withStage(null));
    expect(resolved(added, withStage(null), { document: 'mine' }, stages)).toEqual(added);
    expect(
      resolved(added, withStage(null), { header: 'mine', records: { s: 'mine', t: 'mine' } }, stages),
    ).toEqual(['unit']);
  });
});

describe('conflicts in words', () => {
  it('are the differences that both sides made', () => {
    fc.assert(
      fc.property(threeStates, ([start, mine, theirs]) => {
        const find: FindRecord = (id) => recordOf(mine, id) ?? recordOf(theirs, id) ?? recordOf(start, id);
        const inWords = mergeDocuments(start, mine, theirs).conflicts.flatMap((conflict) =>
          conflict.what === 'place' ? [placeInWords(conflict.place, words, find)] : [],
        );
        expect(inWords).toEqual(threeWayDifferences(start, mine, theirs, words).filter(({ both }) => both));
      }),
      { numRuns: 100 },
    );
  });
});

describe('resolveConflicts', () => {
  const mine = withStage({ name: 'Sign up', order: 5 }, { name: 'Mine' });
  const theirs = withStage({ name: 'Join', order: 9 }, { name: 'Theirs' });
  const [onHeader, onName, onOrder] = mergeDocuments(base, mine, theirs).conflicts.map(({ key }) => key);

  it('gives no document while anything is open', () => {
    expect(resolved(mine, theirs, {})).toEqual(['header name', 'record s name', 'record s order']);
    expect(resolved(mine, theirs, { records: { s: 'mine' } })).toEqual(['header name']);
    expect(resolved(mine, theirs, { conflicts: { [onHeader!]: 'mine', [onName!]: 'mine' } })).toEqual([
      'record s order',
    ]);
    expect(
      resolved(mine, theirs, { conflicts: { [onHeader!]: { value: 7 } }, records: { s: 'mine' } }),
    ).toEqual(['header name']);
  });

  it('the nearest choice holds', () => {
    const choices: Choices = {
      conflicts: { [onName!]: { value: 'Register or sign up' } },
      records: { s: 'theirs' },
      header: 'mine',
    };
    expect(resolved(mine, theirs, choices)).toEqual(
      withStage({ name: 'Register or sign up', order: 9 }, { name: 'Mine' }),
    );
    expect(
      resolved(mine, theirs, { ...choices, conflicts: { [onOrder!]: 'mine' }, document: 'mine' }),
    ).toEqual(withStage({ name: 'Join', order: 5 }, { name: 'Mine' }));
  });

  it('a record is taken or left whole', () => {
    const edited = withStage({ name: 'Join' });
    expect(resolved(edited, withStage(null), { document: 'theirs' })).toEqual(withStage(null));
    expect(resolved(edited, withStage(null), { records: { s: 'mine' } })).toEqual(edited);
    expect(resolved(edited, withStage(null), { conflicts: { '["record","s"]': { value: 1 } } })).toEqual([
      'record s',
    ]);
  });

  it('with one side for everything, no conflicting place says anything else', () => {
    fc.assert(
      fc.property(
        threeStates,
        fc.constantFrom('mine' as const, 'theirs' as const),
        ([start, ours, others], side) => {
          const merge = mergeDocuments(start, ours, others);
          const result = resolveConflicts(merge, { document: side });
          if (!result.ok) throw new Error('still open');
          for (const [place, verdict] of judgeMerge(start, ours, others)) {
            const expected =
              verdict === 'conflict' ? textOfPlace(side === 'mine' ? ours : others, place) : verdict.text;
            expect(textOfPlace(result.value, place)).toBe(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
