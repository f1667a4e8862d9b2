import { experimentTypes } from '../experiment.ts';
import { experimentStatuses } from '../status.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const experimentTypeUnknown = experimentRule({
  name: 'experiment-type-unknown',
  reason: 'Production takes five experiment types and refuses every other one.',
  *notice({ header }) {
    if (isOneOf(experimentTypes, header.experimentType)) return;
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

export const statusUnknown = experimentRule({
  name: 'status-unknown',
  reason: 'Production takes four statuses and refuses every other one.',
  *notice({ header }) {
    if (header.status === null || isOneOf(experimentStatuses, header.status)) return;
    const near = nearest(experimentStatuses, header.status) ?? 'draft';
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

function isOneOf(list: readonly string[], text: string): boolean {
  return list.includes(text);
}

/** The one that was probably meant: the same but for case, blanks and dashes. */
function nearest(list: readonly string[], text: string): string | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return list.find((item) => item === key);
}
