import { describe, expect, it } from 'vitest';
import { applyChange } from '../apply.ts';
import type { Document } from '../document.ts';
import type { Comment } from './comment.ts';
import { mentionsIn, openThreadCounts, removeComment, threadsOf } from './threads.ts';

function comment(id: string, at: number, fields: Partial<Comment> = {}): Comment {
  return {
    id,
    kind: 'comment',
    target: 's',
    parentId: null,
    text: id,
    author: null,
    at: `2026-03-01T09:0${at}:00.000Z`,
    resolvedAt: null,
    ...fields,
  };
}

function holding(...comments: readonly Comment[]): Document {
  return {
    id: 'd',
    kind: 'journey',
    header: { name: 'D' },
    records: Object.fromEntries(comments.map((one) => [one.id, one])),
  };
}

const shape = (document: Document) =>
  threadsOf(document).map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)]);

describe('threadsOf', () => {
  it('orders by time, whatever was merged in between', () => {
    const document = holding(
      comment('late', 5),
      comment('second-answer', 4, { parentId: 'early' }),
      comment('first-answer', 3, { parentId: 'early' }),
      comment('early', 1),
    );
    expect(shape(document)).toEqual([['early', 'first-answer', 'second-answer'], ['late']]);
  });

  it('loses no comment: neither an orphan nor one that answers itself or an answer', () => {
    const document = holding(
      comment('a', 1),
      comment('b', 2, { parentId: 'a' }),
      comment('c', 3, { parentId: 'b' }),
      comment('d', 4, { parentId: 'gone' }),
      comment('e', 5, { parentId: 'e' }),
    );
    expect(shape(document).flat().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('counts open threads by record, answers and settled ones not', () => {
    const document = holding(
      comment('a', 1),
      comment('b', 2, { parentId: 'a' }),
      comment('c', 3, { resolvedAt: 'x' }),
      comment('d', 4),
      comment('e', 5, { target: null }),
    );
    expect([...openThreadCounts(document)]).toEqual([['s', 2]]);
  });

  it('removes a thread whole and an answer alone', () => {
    const document = holding(comment('a', 1), comment('b', 2, { parentId: 'a' }), comment('c', 3));
    const left = (id: string) => {
      const after = applyChange(document, removeComment(document, document.records[id] as Comment));
      return after.ok ? Object.keys(after.value.records) : null;
    };
    expect(left('a')).toEqual(['c']);
    expect(left('b')).toEqual(['a', 'c']);
  });
});

it('mentions are words behind an @, and no e-mail address', () => {
  const said = (text: string) => mentionsIn(text).flatMap((part) => (part.mention ? part.text : []));
  expect(said('@Ada, ask @Zoë-Ann (or @max_2).')).toEqual(['@Ada', '@Zoë-Ann', '@max_2']);
  expect(said('write to ada@example.org or @')).toEqual([]);
  const odd = 'x @Ada y';
  expect(
    mentionsIn(odd)
      .map(({ text }) => text)
      .join(''),
  ).toBe(odd);
});
