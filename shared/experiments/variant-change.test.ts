import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, intention, runOf } from '../../stress/arbitraries/document.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { applyChange } from '../documents/apply.ts';
import { isEmptyChange } from '../documents/change.ts';
import { diffDocuments } from '../documents/diff.ts';
import type { Change, Document } from '../documents/document.ts';
import { fitChange } from './variant-change.ts';

const runs = { numRuns: 200 };
const edits = fc.array(intention, { maxLength: 6 });

function applied(base: Document, change: Change): Document {
  const result = applyChange(base, change);
  if (!result.ok) throw new Error(`${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe("a variant's change on its base", () => {
  it('fits the base that it was made on, whole', () => {
    fc.assert(
      fc.property(document, edits, (base, wanted) => {
        const variant = runOf(base, wanted).end;
        const fit = fitChange(base, diffDocuments(base, variant));
        expect(fit.misfits).toEqual([]);
        expect(documentText(applied(base, fit.change))).toBe(documentText(variant));
      }),
      runs,
    );
  });

  it('applies to the base however that was edited since, with either side kept', () => {
    fc.assert(
      fc.property(document, edits, edits, (base, wanted, since) => {
        const change = diffDocuments(base, runOf(base, wanted).end);
        const now = runOf(base, since).end;
        for (const keep of ['base', 'variant'] as const) {
          const fit = fitChange(now, change, keep);
          const shown = applied(now, fit.change);
          const again = fitChange(now, fit.change);
          expect(again.misfits, 'brought up to date once, it fits').toEqual([]);
          expect(documentText(applied(now, again.change))).toBe(documentText(shown));
        }
      }),
      runs,
    );
  });

  it('loses nothing: what it does not take over is the base’s own, or a misfit', () => {
    fc.assert(
      fc.property(document, edits, edits, (base, wanted, since) => {
        const change = diffDocuments(base, runOf(base, wanted).end);
        const now = runOf(base, since).end;
        const { misfits, change: fitted } = fitChange(now, change);
        const shown = applied(now, fitted);
        const excused = new Set(misfits.map(({ recordId }) => recordId));
        for (const record of change.added)
          if (!excused.has(record.id)) expect(shown.records[record.id]).toEqual(record);
        const replaced = new Set(change.added.map(({ id }) => id));
        for (const record of change.removed)
          if (!replaced.has(record.id) && !excused.has(record.id))
            expect(Object.hasOwn(shown.records, record.id)).toBe(false);
      }),
      runs,
    );
  });

  it('is nothing any more once it was promoted', () => {
    fc.assert(
      fc.property(document, edits, (base, wanted) => {
        const change = diffDocuments(base, runOf(base, wanted).end);
        expect(isEmptyChange(fitChange(applied(base, change), change).change)).toBe(true);
      }),
      runs,
    );
  });
});

const stage = { id: 's', kind: 'stage', name: 'Register', description: null };
const base: Document = { id: 'd', kind: 'journey', header: { name: 'D' }, records: { s: stage } };
const renamed: Change = { added: [], removed: [], updated: [[stage, { ...stage, name: 'Sign up' }]] };
const withStage = (fields: object): Document => ({ ...base, records: { s: { ...stage, ...fields } } });

it('passes by what the base changed elsewhere, and says what both changed', () => {
  const beside = fitChange(withStage({ description: 'New' }), renamed);
  expect(beside.misfits).toEqual([]);
  expect(beside.change.updated[0]?.[1]).toMatchObject({ name: 'Sign up', description: 'New' });
  const both = withStage({ name: 'Join' });
  expect(fitChange(both, renamed).misfits).toMatchObject([
    { recordId: 's', field: 'name', reason: 'changed', wanted: 'Sign up', now: 'Join' },
  ]);
  expect(fitChange(both, renamed).change.updated).toEqual([]);
  expect(fitChange(both, renamed, 'variant').change.updated[0]?.[1]).toMatchObject({ name: 'Sign up' });
  const gone = { ...base, records: {} };
  expect(fitChange(gone, renamed).misfits).toMatchObject([{ recordId: 's', reason: 'gone' }]);
  expect(fitChange(gone, renamed, 'variant').change.added).toMatchObject([{ name: 'Sign up' }]);
});

it('takes no name that would set a prototype, and no id twice', () => {
  const bad = JSON.parse('{"id":"__proto__","kind":"stage","name":"x"}') as typeof stage;
  const header = JSON.parse('{"__proto__":[null,{"x":1}]}') as NonNullable<Change['header']>;
  const { change } = fitChange(base, {
    header,
    added: [bad, { ...stage, id: 'n' }, { ...stage, id: 'n' }],
    updated: [],
    removed: [],
  });
  expect(change.header).toBeUndefined();
  expect(change.added.map(({ id }) => id)).toEqual(['n']);
});
