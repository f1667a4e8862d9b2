import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, intention, runOf } from '../../../stress/arbitraries/document.ts';
import { documentText } from '../../../stress/arbitraries/plain-text.ts';
import { journeyDescriber } from '../../journeys/describe.ts';
import { placeJourney } from '../../journeys/geometry.ts';
import {
  journeyOf,
  newJourneyHeader,
  newStage,
  newTouchpoint,
  newTransition,
} from '../../journeys/new-journey.ts';
import { applyChange } from '../apply.ts';
import type { Change, Document, DocumentRecord } from '../document.ts';
import { alignDocument } from './aligning.ts';
import { type Comparison, compareDocuments } from './comparison.ts';
import { countStates, listDifferences, summaryOf } from './listing.ts';
import { restoreAll, restoreField, restoreRecord } from './restoring.ts';
import { compareThreeWays } from './three-ways.ts';
import { earlierDocument, unionDocument } from './union.ts';

const runs = { numRuns: 300 };
const compare = (before: Document | null, after: Document | null) =>
  compareDocuments(before, after, journeyDescriber);

/** What is listed, put on top of before: by a road that shares nothing with how it was found. */
function applyListed(before: Document, { records, header }: Comparison): Document {
  const next = new Map(Object.entries(before.records));
  for (const { id, state, before: was, after, fields } of records.values()) {
    if (state === 'removed') next.delete(id);
    else if (state === 'added') next.set(id, after!);
    else {
      const kept = new Map(Object.entries(was!));
      for (const { field, is } of fields) {
        if (is === undefined) kept.delete(field);
        else kept.set(field, is);
      }
      next.set(id, Object.fromEntries(kept) as DocumentRecord);
    }
  }
  const fields = Object.fromEntries(header.map(({ field, is }) => [field, is ?? null]));
  return { ...before, header: { ...before.header, ...fields }, records: Object.fromEntries(next) };
}

function applied(start: Document, change: Change | null): Document {
  const result = applyChange(start, change!);
  if (!result.ok) throw new Error(`${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe('the differences of two states', () => {
  it('are all listed: put on top of before they make after', () => {
    fc.assert(
      fc.property(document, fc.array(intention, { maxLength: 6 }), (start, wanted) => {
        const { end } = runOf(start, wanted);
        expect(documentText(applyListed(start, compare(start, end)))).toBe(documentText(end));
      }),
      runs,
    );
  });

  it('can all be taken back: each restored once, nothing differs', () => {
    fc.assert(
      fc.property(document, fc.array(intention, { maxLength: 6 }), (before, wanted) => {
        const other = runOf(before, wanted).end;
        let after = other;
        for (let left = compare(before, after); left.records.size > 0; left = compare(before, after)) {
          const [first] = left.records.keys();
          const next = applied(after, restoreRecord(left, first!));
          expect(compare(before, next).records.size).toBeLessThan(left.records.size);
          after = next;
        }
        for (const { field } of compare(before, after).header)
          after = applied(after, restoreField(compare(before, after), null, field));
        expect(documentText(after)).toBe(documentText(before));
        expect(documentText(applied(other, restoreAll(compare(before, other))))).toBe(documentText(before));
      }),
      runs,
    );
  });
});

const ids = (prefix: string) => {
  let count = 0;
  return () => `${prefix}${(count += 1)}`;
};
const newId = ids('r');
const register = newStage({ name: 'Register', order: 1 }, newId);
const verify = newStage({ name: 'Verify', order: 2 }, newId);
const request = newStage({ name: 'Request', order: 3 }, newId);
const mail = newTouchpoint({ name: 'Confirm e-mail', stageId: register.id, order: 1 }, newId);
const upload = newTouchpoint({ name: 'Upload ID', stageId: verify.id, order: 1 }, newId);
const review = newTouchpoint({ name: 'Review', stageId: verify.id, order: 2 }, newId);
const link = newTransition({ from: mail.id, to: upload.id, order: 1 }, () => 'link');
const all = [register, verify, request, mail, upload, review, link];
const before = journeyOf('j', newJourneyHeader('Onboarding'), all);

function after(...records: readonly DocumentRecord[]): Document {
  return { ...before, records: Object.fromEntries(records.map((record) => [record.id, record])) };
}

const rank = (id: string) => all.findIndex((record) => record.id === id);
const list = (comparison: Comparison, hideLayout = false) =>
  listDifferences(comparison, { describer: journeyDescriber, hideLayout, rank });

describe('a list for people', () => {
  const renamed = { ...register, name: 'Sign up' };
  const moved = { ...review, layout: { x: 500, y: 10 } };
  const changed = { ...mail, name: 'Confirm', pageUrl: '/b', layout: { x: 1, y: 2 } };
  const comparison = compare(before, after(renamed, verify, request, changed, moved));

  it('stands under the stages, the stage itself first, and says what kind of difference it is', () => {
    const { groups, items } = list(comparison);
    expect(groups.map(({ name, nameBefore, items }) => [name, nameBefore, items.map(summaryOf)])).toEqual([
      ['Sign up', 'Register', ['renamed', '2 fields', 'removed']],
      ['Verify', null, ['removed', 'moved only']],
    ]);
    expect(countStates(items)).toEqual({ added: 0, removed: 2, changed: 2, moved: 1 });
  });

  it('leaves out what only moved, where that is asked', () => {
    const { items } = list(comparison, true);
    expect(countStates(items).moved).toBe(0);
    expect(items.flatMap(({ fields }) => fields).filter(({ field }) => field === 'layout')).toEqual([]);
  });

  it('tells a changed order by the place among its neighbours', () => {
    const { items } = list(
      compare(before, after(...all.slice(0, 4), upload, { ...review, order: 0.5 }, link)),
    );
    expect(items.map(({ name, fields }) => [name, fields.flatMap(({ lines }) => lines)])).toEqual([
      ['Review', [{ what: 'Position', before: '2 of 2', after: '1 of 2' }]],
    ]);
  });
});

describe('one picture of both sides', () => {
  it('shows a removed column between its old neighbours, also where the others were renumbered', () => {
    const renumbered = after({ ...register, order: 10 }, { ...request, order: 20 }, mail);
    const union = unionDocument(compare(before, renumbered))!;
    expect(placeJourney(union).stages.map(({ name }) => name)).toEqual(['Register', 'Verify', 'Request']);
    expect(placeJourney(union).rects.get(upload.id), 'and what it held stays in it').toBeDefined();
  });

  it('knows the old place of what moved, on the columns of now', () => {
    const wider = { ...register, layout: { width: 700 } };
    const elsewhere = { ...upload, stageId: request.id, layout: { x: 5, y: 5 } };
    const comparison = compare(before, after(wider, verify, request, mail, elsewhere, review, link));
    const union = unionDocument(comparison)!;
    const earlier = earlierDocument(comparison, union, (id) => id === register.id);
    const [now, then] = [union, earlier].map((one) => placeJourney(one).rects.get(upload.id)!);
    const verifyNow = placeJourney(union).rects.get(verify.id)!;
    expect(then!.x).toBe(verifyNow.x + (upload.layout as { x: number }).x);
    expect(now!.x).toBe(placeJourney(union).rects.get(request.id)!.x + 5);
  });
});

describe('restoring', () => {
  it('brings back what a removed record stands in and is connected to, and nothing else', () => {
    const comparison = compare(before, after(register, request, mail));
    const back = applied(comparison.after!, restoreRecord(comparison, upload.id));
    expect(Object.keys(back.records).sort()).toEqual(
      [register, request, mail, verify, upload, link].map(({ id }) => id).sort(),
    );
  });

  it('takes an added record out with what was added to it; what was there before goes back', () => {
    const added = newStage({ name: 'Added', order: 9 }, newId);
    const inside = newTouchpoint({ name: 'Inside', stageId: added.id }, newId);
    const into = { ...review, stageId: added.id, layout: { x: 7, y: 7 } };
    const comparison = compare(before, after(...all.slice(0, 5), link, added, inside, into));
    const back = applied(comparison.after!, restoreRecord(comparison, added.id));
    expect(documentText(back)).toBe(documentText(before));
  });

  it('takes one field and leaves the others', () => {
    const comparison = compare(
      before,
      after(...all.filter(({ id }) => id !== mail.id), { ...mail, name: 'New', pageUrl: '/n' }),
    );
    const back = applied(comparison.after!, restoreField(comparison, mail.id, 'name'));
    expect(back.records[mail.id]).toEqual({ ...mail, pageUrl: '/n' });
  });
});

it('two documents without a common id are matched by kind, name and home; connections by their ends', () => {
  const copyId = (id: string) => `copy-${id}`;
  const copied = all.map((record) =>
    JSON.parse(JSON.stringify(record).replaceAll(/"(r\d+|link)"/g, (_, id: string) => `"${copyId(id)}"`)),
  ) as DocumentRecord[];
  const copy: Document = { ...after(...copied), id: 'copy' };
  expect(compare(alignDocument(copy, before, journeyDescriber.words), before).records.size).toBe(0);
});

it('three states: what both sides changed is a conflict of its record, what one side did is none', () => {
  const mine = after(
    ...all.slice(1, 3),
    { ...register, name: 'Here' },
    { ...mail, pageUrl: '/here' },
    upload,
    review,
    link,
  );
  const theirs = after(...all.slice(0, 3), { ...mail, pageUrl: '/there' }, upload, review, link);
  const { conflicts, fields, comparison } = compareThreeWays(before, mine, theirs, {
    describer: journeyDescriber,
    rules: {},
  });
  expect([...conflicts]).toEqual([mail.id]);
  expect(fields.get(mail.id)).toMatchObject([
    { field: 'pageUrl', base: null, mine: '/here', theirs: '/there' },
  ]);
  expect([...comparison.records.keys()].sort()).toEqual([register.id, mail.id].sort());
});
