import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { diffDocuments } from '../documents/diff.ts';
import type { Document } from '../documents/document.ts';
import { mergeDocuments } from '../documents/merge.ts';
import { describeFunnelChange } from './describe.ts';
import { funnelMergeRules } from './merging.ts';
import { example } from './rules/example.ts';

const before = example(
  [
    { kind: 'step', id: 'a', name: 'Visit', order: 1 },
    { kind: 'step', id: 'b', name: 'Pay', order: 2 },
    { kind: 'note', id: 'n', text: 'Remember' },
  ],
  { tags: ['web'] },
);

function lines(after: Document, from: Document = before): string[] {
  return describeFunnelChange(from, diffDocuments(from, after)).map(
    (line) => `${line.mark}|${line.what}|${line.record ?? ''}|${line.before ?? ''}|${line.after ?? ''}`,
  );
}

function edited(id: string, fields: object, header: object = {}): Document {
  const record = before.records[id]!;
  return {
    ...before,
    header: { ...before.header, ...header },
    records: { ...before.records, [id]: { ...record, ...fields } },
  };
}

describe('describeFunnelChange', () => {
  it('header fields by their names on screen', () => {
    expect(
      lines(
        edited(
          'a',
          {},
          {
            name: 'Checkout',
            tags: ['web', 'paid'],
            window: { amount: 14, unit: 'days' },
            orderMode: 'strict',
          },
        ),
      ),
    ).toEqual([
      'changed|Funnel renamed||Example|Checkout',
      'changed|Tags||web|web, paid',
      'changed|Order of steps||ordered|strict',
      'changed|Conversion window|||14\u00a0days',
    ]);
  });

  it('steps, their branches and windows; what only moved stands at the end', () => {
    const branch = { from: 'a', condition: 'asks for help', rejoin: null };
    const after = edited('b', {
      name: 'Buy',
      order: 4,
      branch,
      window: { amount: 1, unit: 'hours' },
      optional: true,
    });
    const moved = { ...after.records['n']!, layout: { x: 4, y: -9, width: 200, height: 112 } };
    expect(lines({ ...after, records: { ...after.records, n: moved } })).toEqual([
      'changed|Step renamed|Buy|Pay|Buy',
      'changed|Order|Buy|2|4',
      'changed|Optional|Buy|no|yes',
      'changed|Branch|Buy||after Visit, if asks for help',
      'changed|Time to reach it|Buy||1\u00a0hour',
      'moved|Note moved|Remember|0, \u2212264, 200 px wide, 112 px high|4, \u22129, 200 px wide, 112 px high',
    ]);
  });

  it('what came and went, exclusions with their ends', () => {
    const more = example([
      { kind: 'step', id: 'a', name: 'Visit', order: 1 },
      { kind: 'step', id: 'b', name: 'Pay', order: 2 },
      { kind: 'exclusion', id: 'e', name: 'Refund', from: 'a', to: 'b' },
    ]);
    expect(lines({ ...more, header: before.header })).toEqual([
      'added|Exclusion added|Refund||Refund, Visit, Pay',
      'removed|Note removed|Remember|Remember|',
    ]);
  });

  it('any two funnels: a line for every record that differs', () => {
    fc.assert(
      fc.property(funnel, funnel, (a, b) => {
        const change = diffDocuments(a, { ...b, id: a.id });
        const ids = new Set(describeFunnelChange(a, change).map(({ recordId }) => recordId));
        for (const record of [
          ...change.added,
          ...change.removed,
          ...change.updated.map(([, after]) => after),
        ])
          expect(ids).toContain(record.id);
      }),
      { numRuns: 100 },
    );
  });
});

describe('funnelMergeRules', () => {
  it('tags of both sides are kept; the order of a step is a field of its own', () => {
    const mine = edited('b', { order: 5 }, { tags: ['mine', 'web'] });
    const theirs = edited('b', { name: 'Buy' }, { tags: ['theirs'] });
    const { merged, conflicts } = mergeDocuments(before, mine, theirs, funnelMergeRules);
    expect(conflicts).toEqual([]);
    expect(merged.header['tags']).toEqual(['mine', 'theirs']);
    expect(merged.records['b']).toMatchObject({ order: 5, name: 'Buy' });
  });
});
