import { describe, expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import { diffDocuments } from '../documents/diff.ts';
import { type Document, type DocumentRecord, emptyChange } from '../documents/document.ts';
import { mergeDocuments } from '../documents/merge.ts';
import { describeExperimentChange } from './describe.ts';
import { placeExperiment } from './geometry.ts';
import { experimentMergeRules } from './merging.ts';
import { newExperiment } from './new-experiment.ts';
import { newAudienceRule, newExclusionGroup } from './new-records.ts';
import { audienceRuleText } from './words.ts';

const newId = randomSource(3).id;
const base = newExperiment('e', 'Shorter form', newId);
const variants = Object.values(base.records).filter(({ kind }) => kind === 'variant');
const [control, treatment] = variants as [DocumentRecord, DocumentRecord];

function withHeader(document: Document, fields: object): Document {
  return { ...document, header: { ...document.header, ...fields } };
}
function withRecord(document: Document, record: DocumentRecord): Document {
  return { ...document, records: { ...document.records, [record.id]: record } };
}

describe('a change in words', () => {
  it('says allocation, rules and slices as people read them', () => {
    const change = {
      ...emptyChange,
      header: {
        allocation: [base.header.allocation, { control: 80, variant_a: 20 }] as const,
        coverage: [100, 25] as const,
      },
      added: [
        newAudienceRule({ attribute: 'user_segment', comparator: 'in', value: ['trial', 'new'] }, newId),
        newExclusionGroup({ name: 'Checkout', from: 0, to: 50 }, newId),
      ],
    };
    const lines = describeExperimentChange(base, change).map(({ what, before, after }) => [
      what,
      before,
      after,
    ]);
    expect(lines).toEqual([
      [
        'Traffic allocation',
        'control 50\u00a0%, variant_a 50\u00a0%',
        'control 80\u00a0%, variant_a 20\u00a0%',
      ],
      ['Coverage', '100\u00a0%', '25\u00a0%'],
      ['Audience rule added', null, 'user_segment, is one of, trial, new'],
      ['Exclusion group added', null, 'Checkout, 0\u00a0%, 50\u00a0%'],
    ]);
    expect(audienceRuleText('user_segment', 'in', ['trial', 'new'])).toBe(
      'user_segment is one of trial, new',
    );
    expect(audienceRuleText('sales_contact', 'unknown', null)).toBe('sales_contact is not known');
  });

  it('two changes of a base that count alike still read differently', () => {
    const changeOf = (name: string) => ({ ...emptyChange, header: { name: ['A', name] } });
    const before = { ...treatment, change: changeOf('B') } as DocumentRecord;
    const after = { ...treatment, change: changeOf('C') } as DocumentRecord;
    const [line] = describeExperimentChange(withRecord(base, before), {
      ...emptyChange,
      updated: [[before, after]],
    });
    expect(line).toMatchObject({
      what: 'Change of the base',
      before: '{"name":["A","B"]}',
      after: '{"name":["A","C"]}',
    });
    const [first] = describeExperimentChange(base, { ...emptyChange, updated: [[treatment, after]] });
    expect(first).toMatchObject({ before: null, after: '1 changed' });
  });

  it('a new experiment is told whole', () => {
    const change = diffDocuments({ ...base, header: { name: '' }, records: {} }, base);
    const marks = new Set(describeExperimentChange(null, change).map(({ mark }) => mark));
    expect(marks).toEqual(new Set(['added']));
  });
});

describe('a merge', () => {
  const allocated = withHeader(base, { allocation: { control: 80, variant_a: 20 } });
  const renamed = withRecord(base, { ...treatment, name: 'Two stages' });
  const merge = (mine: Document, theirs: Document) =>
    mergeDocuments(base, mine, theirs, experimentMergeRules);

  it('takes variants, allocation and status from one side where both changed any of them', () => {
    for (const theirs of [renamed, withHeader(base, { status: 'running' })]) {
      const { conflicts } = merge(allocated, theirs);
      expect(conflicts.map((conflict) => conflict.what === 'unit' && conflict.unit)).toEqual(['arms']);
    }
    const { [control.id]: _gone, ...records } = base.records;
    expect(merge(allocated, { ...base, records }).conflicts).toHaveLength(1);
  });

  it('merges everything else by field', () => {
    const { merged, conflicts } = merge(
      allocated,
      withHeader(base, { hypothesis: 'It is finished more often.' }),
    );
    expect(conflicts).toEqual([]);
    expect(merged.header).toMatchObject({
      allocation: { control: 80, variant_a: 20 },
      hypothesis: 'It is finished more often.',
    });
  });

  it('one side alone is taken as it is', () => {
    expect(merge(base, allocated).merged.header['allocation']).toEqual({ control: 80, variant_a: 20 });
  });
});

it('the picture follows the order, and a note its place', () => {
  const { rects, split, frame } = placeExperiment(base);
  const [first, second] = [rects.get(control.id)!, rects.get(treatment.id)!];
  expect(first.y).toBeLessThan(second.y);
  expect(split.x + split.width).toBeLessThan(first.x);
  expect(frame.height).toBeGreaterThanOrEqual(second.y + second.height);
  const turned = withRecord(base, { ...treatment, order: 0 });
  const { rects: now } = placeExperiment(turned);
  expect(now.get(treatment.id)!.y).toBeLessThan(now.get(control.id)!.y);
});
