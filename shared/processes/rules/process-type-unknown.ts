import { cutText } from '../../documents/in-words.ts';
import { processTypes } from '../process.ts';
import { example } from './example.ts';
import { processRule } from './process-rule.ts';

export const processTypeUnknown = processRule({
  name: 'process-type-unknown',
  reason: 'Production refuses every process type that is not in its list.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (processTypes.some((type) => type === header.processType)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'processType',
      message: `Production knows no process type "${cutText(header.processType, 50)}"; choose one of ${processTypes.join(', ')}`,
    };
  },
  good: () => example([], { processType: 'compliance' }),
  bad: () => example([], { processType: 'shipping' }),
});
