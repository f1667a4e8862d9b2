import { isId } from '../../base/ids.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, funnelRule, label } from './funnel-rule.ts';

const fixLabel = 'Remove the link';

export const experimentIdInvalid = funnelRule({
  name: 'experiment-id-invalid',
  reason: 'Production keeps the experiment as a UUID and refuses any other text.',
  scope: 'record',
  mayLower: false,
  *notice({ header, steps }) {
    for (const record of [null, ...steps]) {
      const { experimentId } = record ?? header;
      if (experimentId === null || isId(experimentId)) continue;
      yield {
        severity: 'error',
        record,
        field: 'experimentId',
        message: `${label(record)} is linked to an experiment by an id that is none`,
        fix: record
          ? fixRecord(fixLabel, record, () => ({ experimentId: null }))
          : fixHeader(fixLabel, 'experimentId', () => null),
      };
    }
  },
  good: () => example([], { experimentId: '3f2a8f3e-0000-4000-8000-000000000001', variantName: 'control' }),
  bad: () => example([], { experimentId: 'experiment 1', variantName: 'control' }),
});
