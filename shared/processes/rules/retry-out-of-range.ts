import { backoffs, type Retry } from '../records/action.ts';
import { retryText } from '../words.ts';
import { oneAction, webhook } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

const most = { count: 20, delaySeconds: 86_400 } as const;

export const retryOutOfRange = processRule({
  name: 'retry-out-of-range',
  reason: 'A retry is 1 to 20 times, at a fixed or doubled distance of at most a day, in whole seconds.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      const { retry } = record;
      if (retry === null || fits(retry)) continue;
      yield {
        severity: 'error',
        record,
        field: 'retry',
        message: `${label(record, process)} cannot be tried again ${retryText(retry) ?? ''}`.trim(),
        fix: fixRecord(
          'Use the nearest that can',
          record,
          (now) => now.retry && { retry: nearest(now.retry) },
        ),
      };
    }
  },
  good: () => retrying(20),
  bad: () => retrying(2.5),
});

function fits(retry: Retry): boolean {
  const { count, backoff, delaySeconds } = nearest(retry);
  return count === retry.count && backoff === retry.backoff && delaySeconds === retry.delaySeconds;
}

function nearest(retry: Retry): Retry {
  return {
    ...retry,
    count: Math.min(most.count, Math.max(1, Math.round(retry.count))),
    backoff: backoffs.find((backoff) => backoff === retry.backoff) ?? 'exponential',
    delaySeconds: Math.min(most.delaySeconds, Math.max(0, Math.round(retry.delaySeconds))),
  };
}

function retrying(count: number) {
  return oneAction(webhook('https://example.com'), { retry: { count, backoff: 'fixed', delaySeconds: 5 } });
}
