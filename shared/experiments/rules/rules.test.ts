import { describe, expect, it } from 'vitest';
import { describeRules } from '../../../stress/arbitraries/describe-rules.ts';
import { experiment } from '../../../stress/arbitraries/experiment.ts';
import { randomSource } from '../../../stress/random-source.ts';
import type { Document } from '../../documents/document.ts';
import { newExperiment } from '../new-experiment.ts';
import { lockedReason } from '../status.ts';
import { experimentRules, findFindings } from './index.ts';

const newId = randomSource(11).id;

describeRules({
  rules: experimentRules,
  findFindings,
  arbitrary: experiment,
  atLeast: 20,
  makeNew: () => newExperiment('d', 'New', newId),
  // It has no hypothesis yet.
  newBreaks: ['hypothesis-missing'],
  lockedReason,
});

describe('findFindings', () => {
  it('offers no fix that a running experiment forbids', () => {
    const draft = newExperiment('d', 'New', newId);
    const broken = { ...draft, header: { ...draft.header, allocation: { control: 50, variant_a: 49 } } };
    const running = { ...broken, header: { ...broken.header, status: 'running' } };
    const fixOf = (document: Document) =>
      findFindings(document).find(({ rule }) => rule === 'allocation-sum')?.fix;
    expect(fixOf(broken)?.label).toBe('Scale to 100 percent');
    expect(fixOf(running)).toBeNull();
  });
});
