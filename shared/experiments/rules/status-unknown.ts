import { experimentStatuses } from '../status.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';
import { isListed, nearest } from './nearest.ts';

export const statusUnknown = experimentRule({
  name: 'status-unknown',
  reason: 'Production takes four statuses and refuses every other one.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if ((header.status ?? null) === null || isListed(experimentStatuses, header.status ?? '')) return;
    const near = nearest(experimentStatuses, header.status ?? '') ?? 'draft';
    yield {
      severity: 'error',
      record: null,
      field: 'status',
      message: `The status ${JSON.stringify(header.status)} is none of ${experimentStatuses.join(', ')}`,
      fix: fixHeader(`Use ${near}`, () => ({ status: near })),
    };
  },
  good: () => example([], { status: null }),
  bad: () => example([], { status: 'paused' }),
});
