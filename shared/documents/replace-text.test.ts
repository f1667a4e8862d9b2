import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from './apply.ts';
import type { Document, DocumentRecord } from './document.ts';
import { invertChange } from './invert.ts';
import { findTexts, matcherOf, replaceTexts, type Wanted } from './replace-text.ts';

const plain = { matchCase: false, wholeWord: false };
const fieldsOf = ({ kind }: DocumentRecord) =>
  kind === 'step'
    ? [
        { field: 'name', limit: 12 },
        { field: 'text', limit: null },
      ]
    : [];

function documentOf(...records: readonly DocumentRecord[]): Document {
  return {
    id: 'd',
    kind: 'journey',
    header: { name: 'D' },
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
}

function found(text: string, wanted: Wanted): number {
  return [...text.matchAll(matcherOf(wanted) ?? /$^/g)].length;
}

describe('matcherOf', () => {
  it('takes every sign as it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (text, around) => {
        fc.pre(text.isWellFormed() && around.isWellFormed());
        const exact = { text, matchCase: true, wholeWord: false };
        expect(found(`${around}${text}`, exact)).toBeGreaterThan(0);
        expect(found(around, exact) > 0).toBe(around.includes(text));
      }),
    );
  });

  it('tells case and whole words, in any script', () => {
    expect(found('Mail, e-mail, MAIL', { text: 'mail', ...plain })).toBe(3);
    expect(found('Mail, e-mail, MAIL', { text: 'mail', matchCase: true, wholeWord: false })).toBe(1);
    expect(found('mail mailbox e-mail', { text: 'mail', matchCase: false, wholeWord: true })).toBe(2);
    expect(found('Größe Größer', { text: 'größe', matchCase: false, wholeWord: true })).toBe(1);
  });
});

describe('replacing', () => {
  const document = documentOf(
    { id: 'a', kind: 'step', name: 'Mail sent', text: 'The mail is sent by mail' },
    { id: 'b', kind: 'step', name: 'Call', text: null },
    { id: 'c', kind: 'other', name: 'Mail' },
  );

  it('shows each text once with what it becomes, and refuses what does not fit', () => {
    const matches = findTexts(document, { text: 'mail', ...plain }, 'letter', fieldsOf);
    expect(
      matches.map(({ recordId, field, after, count, refused }) => [recordId, field, after, count, refused]),
    ).toEqual([
      ['a', 'name', 'letter sent', 1, null],
      ['a', 'text', 'The letter is sent by letter', 2, null],
    ]);
    const [long] = findTexts(document, { text: 'mail', ...plain }, 'long letter', fieldsOf);
    expect(long?.refused).toMatch(/12 are possible/);
    const [empty] = findTexts(document, { text: 'call', ...plain }, '', fieldsOf);
    expect(empty?.refused).toMatch(/empty/);
  });

  it('is one change that applies and inverts, dollar signs and all', () => {
    const matches = findTexts(document, { text: 'mail', ...plain }, '$&$1', fieldsOf);
    const change = replaceTexts(document, matches);
    expect(change.updated).toHaveLength(1);
    const after = applyChange(document, change);
    if (!after.ok) throw new Error(after.error.reason);
    expect(after.value.records['a']).toMatchObject({ name: '$&$1 sent' });
    expect(applyChange(after.value, invertChange(change))).toEqual({ ok: true, value: document });
  });

  it('leaves alone what has changed since it was found', () => {
    const matches = findTexts(document, { text: 'call', ...plain }, 'ring', fieldsOf);
    const moved = documentOf({ id: 'b', kind: 'step', name: 'Visit', text: null });
    expect(replaceTexts(moved, matches).updated).toEqual([]);
  });
});
