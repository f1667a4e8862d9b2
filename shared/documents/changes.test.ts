import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFor, document, intention, record, runOf } from '../../stress/arbitraries/document.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { applyChange } from './apply.ts';
import { isEmptyChange, touchedIds } from './change.ts';
import { diffDocuments } from './diff.ts';
import type { Change, Document } from './document.ts';
import { documentsEqual } from './equal.ts';
import { invertChange } from './invert.ts';
import { squashChanges } from './squash.ts';

const intentions = fc.array(intention, { maxLength: 12 });
const runs = { numRuns: 400 };

function applied(start: Document, change: Change): Document {
  const result = applyChange(start, change);
  if (!result.ok) throw new Error(`${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe('changes', () => {
  it('invert: any sequence goes back to the exact start, and forward again to the exact end', () => {
    fc.assert(
      fc.property(document, intentions, (start, wanted) => {
        const { changes, states, end } = runOf(start, wanted);
        let current = end;
        for (const [index, change] of [...changes.entries()].toReversed()) {
          current = applied(current, invertChange(change));
          expect(documentText(current)).toBe(documentText(states[index]!));
        }
        for (const change of changes) current = applied(current, invertChange(invertChange(change)));
        expect(documentText(current)).toBe(documentText(end));
      }),
      runs,
    );
  });

  it('squash: one change equals its parts, and its inverse is exact', () => {
    fc.assert(
      fc.property(document, intentions, (start, wanted) => {
        const { changes, end } = runOf(start, wanted);
        const squashed = squashChanges(changes);
        expect(documentText(applied(start, squashed))).toBe(documentText(end));
        expect(documentText(applied(end, invertChange(squashed)))).toBe(documentText(start));
      }),
      runs,
    );
  });

  it('squash: what cancels out is left out', () => {
    fc.assert(
      fc.property(document, intentions, (start, wanted) => {
        const { changes } = runOf(start, wanted);
        const back = changes.map(invertChange).toReversed();
        expect(isEmptyChange(squashChanges([...changes, ...back]))).toBe(true);
      }),
      runs,
    );
  });

  it('squash: the value before is the first one, also where it is null', () => {
    const start: Document = { id: 'd', kind: 'journey', header: { name: 'A', version: null }, records: {} };
    const set = (before: string | null, after: string): Change => ({
      header: { version: [before, after] },
      added: [],
      updated: [],
      removed: [],
    });
    const squashed = squashChanges([set(null, '1'), set('1', '2')]);
    expect(squashed.header).toEqual({ version: [null, '2'] });
    expect(applied(start, squashed).header['version']).toBe('2');
  });

  it('diff: applied to the one it gives the other, and nothing more than needed', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const change = diffDocuments(a, b);
        expect(documentText(applied(a, change))).toBe(documentText(b));
        expect(isEmptyChange(change)).toBe(documentText(a) === documentText(b));
        expect(documentsEqual(a, b)).toBe(isEmptyChange(change));
      }),
      runs,
    );
  });

  it('diff: touches only what differs', () => {
    fc.assert(
      fc.property(document, intention, (start, wanted) => {
        const change = changeFor(start, wanted);
        const end = applied(start, change);
        const touched = new Set(touchedIds(diffDocuments(start, end)));
        for (const id of touched) expect(touchedIds(change)).toContain(id);
      }),
      runs,
    );
  });

  it('apply leaves the document as it was', () => {
    fc.assert(
      fc.property(document, intention, (start, wanted) => {
        const before = documentText(start);
        applied(start, changeFor(start, wanted));
        expect(documentText(start)).toBe(before);
      }),
      runs,
    );
  });

  it('apply: a change made on another state is refused whole', () => {
    fc.assert(
      fc.property(document, intention, record(), (start, wanted, other) => {
        const change = changeFor(start, wanted);
        const current = Object.hasOwn(start.records, other.id) ? start.records[other.id] : undefined;
        fc.pre(!touchedIds(change).includes(other.id));
        fc.pre(JSON.stringify(current) !== JSON.stringify(other) && current?.kind !== other.kind);
        const wrong: Change = { ...change, removed: [...change.removed, other] };
        const before = documentText(start);
        const result = applyChange(start, wrong);
        expect(result.ok).toBe(false);
        expect(!result.ok && result.error.place).toBe(other.id);
        expect(documentText(start)).toBe(before);
      }),
      runs,
    );
  });
});

describe('applyChange refuses', () => {
  const stage = { id: 's', kind: 'stage', name: 'Discover' };
  const start: Document = { id: 'd', kind: 'journey', header: { name: 'A' }, records: { s: stage } };
  const none = { added: [], updated: [], removed: [] };
  const cases: readonly (readonly [string, Change, string, string])[] = [
    ['a header value that is not there', { ...none, header: { name: ['B', 'C'] } }, 'header-differs', 'name'],
    [
      'an inherited name as a header value',
      { ...none, header: Object.fromEntries([['toString', ['x', 'C']]]) },
      'header-differs',
      'toString',
    ],
    ['an id that is taken', { ...none, added: [{ ...stage, name: 'Other' }] }, 'already-there', 's'],
    [
      'an update of what is not there',
      {
        ...none,
        updated: [
          [
            { ...stage, id: 'x' },
            { ...stage, id: 'x' },
          ],
        ],
      },
      'not-there',
      'x',
    ],
    [
      'an update of an inherited name',
      {
        ...none,
        updated: [
          [
            { ...stage, id: 'constructor' },
            { ...stage, id: 'constructor' },
          ],
        ],
      },
      'not-there',
      'constructor',
    ],
    [
      'an update on another state',
      { ...none, updated: [[{ ...stage, name: 'X' }, stage]] },
      'record-differs',
      's',
    ],
    ['a removal on another state', { ...none, removed: [{ ...stage, name: 'X' }] }, 'record-differs', 's'],
    [
      'a removal of an inherited name',
      { ...none, removed: [{ ...stage, id: 'valueOf' }] },
      'not-there',
      'valueOf',
    ],
    [
      'the same id twice',
      {
        ...none,
        added: [
          { ...stage, id: 'n' },
          { ...stage, id: 'n' },
        ],
      },
      'repeated',
      'n',
    ],
    [
      'an update of what it removes',
      { ...none, removed: [stage], updated: [[stage, stage]] },
      'repeated',
      's',
    ],
    ['another id', { ...none, updated: [[stage, { ...stage, id: 'z' }]] }, 'id-or-kind-changed', 's'],
    ['another kind', { ...none, updated: [[stage, { ...stage, kind: 'note' }]] }, 'id-or-kind-changed', 's'],
  ];
  it.each(cases)('%s', (_name, change, reason, place) => {
    expect(applyChange(start, change)).toEqual({ ok: false, error: { reason, place } });
  });

  it('a header field that is absent counts as null', () => {
    expect(applied(start, { ...none, header: { version: [null, '2'] } }).header).toEqual({
      name: 'A',
      version: '2',
    });
  });

  it('an id replaced by a record of another kind in one change is no update', () => {
    const note = { id: 's', kind: 'note', text: 'Here' };
    const change = diffDocuments(start, { ...start, records: { s: note } });
    expect(change).toEqual({ added: [note], updated: [], removed: [stage] });
    expect(applied(start, change).records['s']).toEqual(note);
    expect(applied(applied(start, change), invertChange(change)).records['s']).toEqual(stage);
    expect(touchedIds(change)).toEqual(['s']);
  });
});

describe('names of the prototype', () => {
  const start: Document = { id: 'd', kind: 'journey', header: { name: 'A' }, records: {} };
  const parse = (text: string) => JSON.parse(text) as Change;

  it('__proto__ is refused as a record id', () => {
    const change = parse(
      '{"added":[{"id":"__proto__","kind":"stage","polluted":true}],"updated":[],"removed":[]}',
    );
    expect(applyChange(start, change)).toEqual({
      ok: false,
      error: { reason: 'unsafe-name', place: '__proto__' },
    });
    const changed = parse(
      '{"added":[],"updated":[[{"id":"__proto__","kind":"s"},{"id":"__proto__","kind":"s","x":1}]],"removed":[]}',
    );
    expect(applyChange(start, changed)).toEqual({
      ok: false,
      error: { reason: 'not-there', place: '__proto__' },
    });
  });

  it('__proto__ is refused as a header field', () => {
    const change = parse(
      '{"header":{"__proto__":[null,{"polluted":true}]},"added":[],"updated":[],"removed":[]}',
    );
    expect(applyChange(start, change)).toEqual({
      ok: false,
      error: { reason: 'unsafe-name', place: '__proto__' },
    });
    expect(Object.keys(invertChange(change).header ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('squash and diff keep them apart from what is inherited', () => {
    const header: Change['header'] = Object.fromEntries([['constructor', [null, 'x']]]);
    const change: Change = { header, added: [], updated: [], removed: [] };
    expect(squashChanges([change]).header).toEqual(header);
    expect(isEmptyChange(diffDocuments(start, { ...start, header: { name: 'A' } }))).toBe(true);
  });
});
