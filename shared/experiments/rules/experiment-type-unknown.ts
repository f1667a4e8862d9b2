import { experimentTypes } from '../experiment.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';
import { isListed, nearest } from './nearest.ts';

export const experimentTypeUnknown = experimentRule({
  name: 'experiment-type-unknown',
  reason: 'Production takes five experiment types and refuses every other one.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (isListed(experimentTypes, header.experimentType)) return;
    const near = nearest(experimentTypes, header.experimentType);
    yield {
      severity: 'error',
      record: null,
      field: 'experimentType',
      message: `The experiment type ${JSON.stringify(header.experimentType)} is none of ${experimentTypes.join(', ')}`,
      fix: near ? fixHeader(`Use ${near}`, () => ({ experimentType: near })) : null,
    };
  },
  good: () => example([], { experimentType: 'pricing' }),
  bad: () => example([], { experimentType: 'UI variant' }),
});
