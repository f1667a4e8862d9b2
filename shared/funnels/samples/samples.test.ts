import { describe, expect, it } from 'vitest';
import { documentText } from '../../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { funnelFromRows } from '../from-rows.ts';
import type { FunnelRecord } from '../funnel.ts';
import { placeFunnel, type Rect } from '../geometry.ts';
import { findFunnelFindings } from '../rules/index.ts';
import { funnelHeaderSchema, funnelRecordSchemas } from '../schemas.ts';
import { funnelToRows } from '../to-rows.ts';
import { funnelSamples } from './samples.ts';

const newId = randomSource(1).id;

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each(funnelSamples)('sample $key', (sample) => {
  const document = sample.make(newId);
  const records = Object.values(document.records) as FunnelRecord[];

  it('has the name that the list gives, what the schemas want, and no findings', () => {
    expect(document.header.name).toBe(sample.name);
    expect(funnelHeaderSchema.safeParse(document.header).error).toBeUndefined();
    for (const record of records)
      expect(funnelRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
    expect(findFunnelFindings(document).map(({ message }) => message)).toEqual([]);
  });

  it('comes back from its rows', () => {
    const read = funnelFromRows(funnelToRows(document));
    expect(read).toMatchObject({ ok: true, value: { normalised: [], twoTruths: [] } });
    if (read.ok) expect(documentText(read.value.document)).toBe(documentText(document));
  });

  it('is rich enough to learn from', () => {
    const steps = records.filter((record) => record.kind === 'step');
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.every((step) => step.description !== null)).toBe(true);
    expect(new Set(records.map(({ kind }) => kind))).toContain('note');
  });

  it('nothing lies on anything else', () => {
    const { rects } = placeFunnel(document);
    expect(rects.size).toBe(records.length);
    for (const [index, a] of records.entries()) {
      for (const b of records.slice(index + 1)) {
        expect(overlap(rects.get(a.id)!, rects.get(b.id)!), `${a.kind} on ${b.kind}`).toBe(false);
      }
    }
  });

  it('is another document with other ids each time', () => {
    const again = sample.make(newId);
    expect(again.id).not.toBe(document.id);
    for (const id of Object.keys(again.records)) expect(document.records[id]).toBeUndefined();
  });
});

it('together they show what a funnel can hold', () => {
  const documents = funnelSamples.map(({ make }) => make(newId));
  const steps = documents
    .flatMap(({ records }) => Object.values(records))
    .filter(({ kind }) => kind === 'step');
  expect(steps.some((step) => step['optional'] === true)).toBe(true);
  expect(steps.some((step) => step['branch'] !== null)).toBe(true);
  expect(steps.some((step) => step['window'] !== null)).toBe(true);
  expect(
    documents.some(({ records }) => Object.values(records).some(({ kind }) => kind === 'exclusion')),
  ).toBe(true);
  expect(new Set(documents.map(({ header }) => header.orderMode)).size).toBeGreaterThan(1);
});
