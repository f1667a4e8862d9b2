import { describe, expect, it } from 'vitest';
import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { newProcessHeader, processOf } from '../../../shared/processes/new-process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Test } from '../../../shared/processes/records/condition.ts';
import { billingRetry } from '../../../shared/processes/samples/billing-retry.ts';
import { conditionSentence } from '../../../shared/processes/sentence.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import {
  addCondition,
  duplicateCondition,
  groupsAround,
  moveInto,
  setTest,
  shiftPart,
  wrapInGroup,
} from './conditions.ts';
import { processGestures } from './process-gestures.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const empty = processOf('process', newProcessHeader('Test'), []);

function after(document: Document, outcome: Outcome | null): Document {
  const applied = outcome && applyChange(document, outcome.change);
  if (!applied?.ok) throw new Error('It came to nothing.');
  return applied.value;
}

describe('conditions', () => {
  it('are added, moved and wrapped, and the sentence follows', () => {
    let document: Document = billingRetry(newId);
    const decision = indexProcess(document).groups.find(({ name }) => name === 'Paid?')!;
    const said = () => conditionSentence(indexProcess(document), decision.id);
    const made = (outcome: Outcome | null): Id => {
      document = after(document, outcome);
      return outcome!.select![0]!;
    };
    const first = indexProcess(document).inside(decision.id)[0]!.id;
    const added = made(addCondition(document, decision.id, newId));
    document = after(
      document,
      setTest(document, added, { source: 'person', field: 'plan', operator: 'is', value: 'pro' }),
    );
    expect(said()).toBe('event invoice.paid is yes and person plan is "pro"');
    document = after(document, shiftPart(document, added, -1));
    expect(said()).toBe('person plan is "pro" and event invoice.paid is yes');
    made(wrapInGroup(document, added, newId));
    const inner = groupsAround(document, decision.id).at(-1)!.group;
    document = after(document, moveInto(document, first, inner.id));
    expect(said()).toBe('person plan is "pro" or event invoice.paid is yes');
    expect(moveInto(document, inner.id, inner.id)).toBeNull();
    const copy = made(duplicateCondition(document, added, newId));
    document = after(document, setTest(document, copy, { value: 'team' }));
    expect(said()).toBe('person plan is "pro" or person plan is "team" or event invoice.paid is yes');
  });

  it('a question keeps only what fits it', () => {
    const document = billingRetry(newId);
    const condition = indexProcess(document).conditions[0]!;
    const ask = (fields: Partial<Test>) =>
      (setTest(document, condition.id, fields)?.change.updated[0]?.[1]['test'] ?? condition.test) as Test;
    expect(ask({ type: 'text' })).toMatchObject({ operator: 'is', value: '0' });
    expect(ask({ operator: 'known' })).toMatchObject({ value: null });
    expect(ask({ type: 'yes_no' })).toMatchObject({ operator: 'is', value: true });
    expect(ask({ type: 'text', operator: 'one_of', value: 'a' })).toMatchObject({ value: ['a'] });
  });

  it('a filter is made with its first condition', () => {
    const trigger = processGestures(newId).add(empty, 'trigger', { x: 0, y: 0 })!;
    const document = after(empty, trigger);
    const next = after(document, addCondition(document, trigger.select![0]!, newId));
    expect(indexProcess(next).groups).toHaveLength(1);
    expect(indexProcess(next).conditions).toHaveLength(1);
  });
});
