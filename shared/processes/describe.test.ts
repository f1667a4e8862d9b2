import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { process } from '../../stress/arbitraries/process.ts';
import { diffDocuments } from '../documents/diff.ts';
import type { Document } from '../documents/document.ts';
import { mergeDocuments } from '../documents/merge.ts';
import { plannedFieldSchema } from '../publishing/plan.ts';
import { describeProcessChange } from './describe.ts';
import { processMergeRules } from './merging.ts';
import { example, webhook } from './rules/example.ts';

const test = { source: 'event', field: 'amount', type: 'number', operator: 'more_than', value: 100 } as const;
const before = example(
  [
    { kind: 'trigger', id: 't', event: 'invoice.failed' },
    { kind: 'group', id: 'g', name: 'Large?' },
    { kind: 'condition', id: 'c', groupId: 'g', test },
    { kind: 'condition', id: 'd', groupId: 'g', test: { ...test, field: 'count' } },
    {
      kind: 'action',
      id: 'a',
      name: 'Charge',
      does: webhook('https://example.com', { Key: '{{secrets.a}}' }),
    },
    { kind: 'procedure', id: 'p', name: 'By hand' },
    { kind: 'connection', id: 'r', from: 'a', to: 'p', on: 'error' },
  ],
  { tags: ['billing'] },
);

function edited(id: string, fields: object, header: object = {}): Document {
  return {
    ...before,
    header: { ...before.header, ...header },
    records: { ...before.records, [id]: { ...before.records[id]!, ...fields } },
  };
}

function lines(after: Document, from: Document = before): string[] {
  return describeProcessChange(from, diffDocuments(from, after)).map(
    (line) => `${line.mark}|${line.what}|${line.record ?? ''}|${line.before ?? ''}|${line.after ?? ''}`,
  );
}

describe('describeProcessChange', () => {
  it('header fields and a renamed action by their names on screen', () => {
    expect(
      lines(edited('a', { name: 'Charge again' }, { priority: 9, maxExecutionTimeMinutes: 90 })),
    ).toEqual([
      'changed|Priority||1|9',
      'changed|Maximum execution time||1\u00a0hour|1\u00a0hour 30\u00a0minutes',
      'changed|Action renamed|Charge again|Charge|Charge again',
    ]);
  });

  it('a condition as the sentence that it is', () => {
    expect(lines(edited('c', { test: { ...test, value: 250 } }))).toEqual([
      'changed|Condition|event amount is more than 250|event amount is more than 100|event amount is more than 250',
    ]);
    expect(lines(edited('g', { match: 'any' }))).toEqual(['changed|Match|Large?|all of|any of']);
  });

  it('how something is drawn, where its place stayed', () => {
    const { layout } = before.records['p']!;
    const folded = edited('p', { layout: { ...(layout as object), collapsed: true } });
    const place = '24, 320';
    expect(lines(folded)).toEqual([
      `moved|Fallback procedure collapsed|By hand|${place}|${place}, collapsed`,
    ]);
    expect(lines(before, folded)).toEqual([
      `moved|Fallback procedure expanded|By hand|${place}, collapsed|${place}`,
    ]);
    expect(lines(edited('r', { layout: { shape: 'straight', label: { x: 0, y: -8 } } }))).toEqual([
      'moved|Connection drawn differently|Charge → By hand||straight, label moved by 0, \u22128',
    ]);
  });

  it('retry, timeout and settings of an action, one line each', () => {
    const after = edited('a', {
      retry: { count: 3, backoff: 'exponential', delaySeconds: 30 },
      timeoutSeconds: 1,
      does: { ...webhook('https://example.com/2', { Key: '{{secrets.a}}' }), method: 'PUT' },
    });
    expect(lines(after)).toEqual([
      'changed|URL|Charge|https://example.com|https://example.com/2',
      'changed|Method|Charge|POST|PUT',
      'changed|Retry|Charge||3\u00a0times, first after 30\u00a0seconds, then doubled',
      'changed|Timeout|Charge||1\u00a0second',
    ]);
  });

  it('never tells the value of a header', () => {
    const after = edited('a', { does: webhook('https://example.com', { Key: 'hunter2' }) });
    expect(lines(after)).toEqual(['changed|Header values|Charge|Key|Key']);
    expect(lines(edited('a', { does: webhook('https://example.com', {}) }))).toEqual([
      'changed|Headers|Charge|Key|',
    ]);
    expect(lines(after, { ...before, records: {} }).join('\n')).not.toContain('hunter2');
  });

  it('what moved stands at the end; a connection by its ends', () => {
    const { r: road, ...records } = edited('t', { layout: { x: 5, y: -6 } }).records;
    expect(road?.kind).toBe('connection');
    expect(lines({ ...before, records })).toEqual([
      'removed|Connection removed|Charge → By hand|Charge → By hand, error|',
      'moved|Trigger event moved|invoice.failed|24, 24|5, \u22126',
    ]);
  });

  it('any two processes: a line for every record that differs, as a plan can hold it', () => {
    fc.assert(
      fc.property(process, process, (a, b) => {
        const change = diffDocuments(a, { ...b, id: a.id });
        const described = describeProcessChange(a, change);
        const ids = new Set(described.map(({ recordId }) => recordId));
        const changed = [...change.added, ...change.removed, ...change.updated.map(([, after]) => after)];
        for (const record of changed) expect(ids).toContain(record.id);
        expect(plannedFieldSchema.array().parse(described)).toEqual(described);
      }),
      { numRuns: 100 },
    );
  });
});

describe('merging', () => {
  it('two conditions of one group, changed on two sides, are no conflict', () => {
    const mine = edited('c', { test: { ...test, value: 250 } }, { tags: ['billing', 'mine'] });
    const theirs = edited('d', { test: { ...test, field: 'count', value: 3 } }, { tags: ['theirs'] });
    const { merged, conflicts } = mergeDocuments(before, mine, theirs, processMergeRules);
    expect(conflicts).toEqual([]);
    expect(merged.records['c']).toMatchObject({ test: { value: 250 } });
    expect(merged.records['d']).toMatchObject({ test: { value: 3 } });
    expect(merged.header['tags']).toEqual(['mine', 'theirs']);
  });

  it('operator here and value there of one condition are one conflict, never a mixture', () => {
    const mine = edited('c', { test: { ...test, operator: 'at_most' } });
    const theirs = edited('c', { test: { ...test, value: 5 } });
    expect(mergeDocuments(before, mine, theirs, processMergeRules).conflicts).toHaveLength(1);
  });
});
