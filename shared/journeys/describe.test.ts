import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journey } from '../../stress/arbitraries/journey.ts';
import { randomSource } from '../../stress/random-source.ts';
import { applyChange } from '../documents/apply.ts';
import { diffDocuments } from '../documents/diff.ts';
import { type Document, emptyChange } from '../documents/document.ts';
import { plannedFieldSchema } from '../publishing/plan.ts';
import { describeJourneyChange } from './describe.ts';
import { newTouchpoint, newTransition } from './new-journey.ts';
import { consumerOnboarding } from './samples/consumer-onboarding.ts';

const newId = randomSource(3).id;
const sample = consumerOnboarding(newId);

function named(name: string) {
  const record = Object.values(sample.records).find((item) => item['name'] === name);
  if (!record) throw new Error(`no ${name}`);
  return record;
}

function edited(name: string, fields: object): Document {
  const record = named(name);
  return {
    ...sample,
    records: { ...sample.records, [record.id]: { ...record, ...fields } },
  };
}

function lines(after: Document, before: Document = sample): string[] {
  return describeJourneyChange(before, diffDocuments(before, after)).map(
    (line) => `${line.mark}|${line.what}|${line.record ?? ''}|${line.before ?? ''}|${line.after ?? ''}`,
  );
}

describe('describeJourneyChange', () => {
  it('a renamed stage', () => {
    expect(lines(edited('Register', { name: 'Sign up' }))).toEqual([
      'changed|Stage renamed|Sign up|Register|Sign up',
    ]);
  });

  it('fields of a touchpoint by their names on screen', () => {
    const after = edited('Confirm e-mail', {
      pageUrl: '/sign-up/confirm',
      emotion: 1,
      stageId: named('Discover').id,
    });
    expect(lines(after)).toEqual([
      'changed|Page URL|Confirm e-mail|/register/confirm|/sign-up/confirm',
      'changed|Emotion|Confirm e-mail|\u22121|+1',
      'changed|Stage|Confirm e-mail|Register|Discover',
    ]);
  });

  it('a goal target, a criterion more and one less', () => {
    const goal = named('First request sent');
    const [rate, time] = goal['criteria'] as { target: number }[];
    expect(lines(edited('First request sent', { criteria: [{ ...rate, target: 70 }, time] }))).toEqual([
      'changed|Goal target|First request sent|65\u00a0%|70\u00a0%',
    ]);
    const other = { measure: 'ratings', comparator: '>=', target: 4, unit: null };
    expect(lines(edited('First request sent', { criteria: [rate, other] }))).toEqual([
      'added|Goal criterion added|First request sent||ratings >= 4',
      'removed|Goal criterion removed|First request sent|median time to first request <= 3\u00a0days|',
    ]);
    expect(lines(edited('First request sent', { criteria: [time, rate] }))).toHaveLength(1);
  });

  it('what only moved stands at the end and says so', () => {
    const match = named('Match found');
    const moved = edited('Match found', { layout: { x: 300, y: -4 } });
    const both = { ...moved, header: { ...moved.header, version: '1.5' } };
    const described = describeJourneyChange(sample, diffDocuments(sample, both));
    expect(described.map(({ what, layoutOnly }) => [what, layoutOnly])).toEqual([
      ['Version', false],
      ['Touchpoint moved', true],
    ]);
    expect(described[1]).toMatchObject({ record: 'Match found', recordId: match.id, after: '300, \u22124' });
  });

  it('what was added and removed, connections by their ends', () => {
    const call = newTouchpoint(
      { name: 'Book a call', channel: 'support', description: 'Callback in a day' },
      newId,
    );
    const road = newTransition(
      { from: named('Read guide').id, to: call.id, condition: 'asks for help' },
      newId,
    );
    const added = applyChange(sample, { ...emptyChange, added: [call, road] });
    if (!added.ok) throw new Error('refused');
    expect(lines(added.value)).toEqual([
      'added|Touchpoint added|Book a call||Book a call, support, Callback in a day',
      'added|Connection added|Read guide → Book a call||Read guide → Book a call, asks for help',
    ]);
    expect(lines(sample, added.value)).toEqual([
      'removed|Touchpoint removed|Book a call|Book a call, support, Callback in a day|',
      'removed|Connection removed|Read guide → Book a call|Read guide → Book a call, asks for help|',
    ]);
  });

  it('a new journey is all additions', () => {
    const empty: Document = { ...sample, header: { name: '' }, records: {} };
    const described = describeJourneyChange(null, diffDocuments(empty, sample));
    expect(described.filter((line) => line.recordId !== null)).toHaveLength(
      Object.keys(sample.records).length,
    );
    expect(described.every((line) => line.mark === 'added')).toBe(true);
    expect(described[0]).toMatchObject({ what: 'Name', before: null, after: 'Consumer onboarding' });
  });

  it('values that read alike are told apart', () => {
    expect(lines(edited('Register', { name: 'Register ' }))).toEqual([
      'changed|Stage renamed|Register|"Register"|"Register "',
    ]);
    const empty = [
      edited('Register', { description: null }),
      edited('Register', { description: '' }),
    ] as const;
    expect(lines(empty[1], empty[0])).toEqual(['changed|Description|Register||""']);
  });

  it('long values are cut around their first difference', () => {
    const long = 'A sentence that is the same on both sides. '.repeat(20);
    const [before, after] = [
      edited('Upload ID', { description: `${long}old` }),
      edited('Upload ID', { description: `${long}new` }),
    ];
    const [only] = describeJourneyChange(before, diffDocuments(before, after));
    expect(only?.before?.endsWith('old')).toBe(true);
    expect(only?.after?.endsWith('new')).toBe(true);
    expect(only?.before?.startsWith('…')).toBe(true);
  });

  it('any two journeys: a line for every record that differs, before and after never the same, nothing too long', () => {
    fc.assert(
      fc.property(journey, journey, (a, b) => {
        const after = { ...b, id: a.id };
        const change = diffDocuments(a, after);
        const described = describeJourneyChange(a, change);
        const ids = new Set(described.flatMap((line) => line.recordId ?? []));
        for (const [, record] of change.updated) expect(ids).toContain(record.id);
        for (const record of [...change.added, ...change.removed]) expect(ids).toContain(record.id);
        expect(plannedFieldSchema.array().parse(described)).toEqual(described);
        for (const line of described) {
          expect((line.before ?? '').length).toBeLessThanOrEqual(330);
          if (line.mark === 'changed')
            expect([line.before, line.after]).not.toEqual([line.after, line.before]);
        }
      }),
    );
  });
});
