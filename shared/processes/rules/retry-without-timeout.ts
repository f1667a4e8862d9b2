import { oneAction, webhook } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

const usualSeconds = 30;

export const retryWithoutTimeout = processRule({
  name: 'retry-without-timeout',
  reason: 'A try that never ends is never repeated: a retry needs a timeout.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      if (record.retry === null || isTimeout(record.timeoutSeconds)) continue;
      yield {
        severity: 'warning',
        record,
        field: 'timeoutSeconds',
        message: `${label(record, process)} is tried again, but a try has no time limit`,
        fix: fixRecord(`Set a timeout of ${usualSeconds} seconds`, record, () => ({
          timeoutSeconds: usualSeconds,
        })),
      };
    }
  },
  good: () => retrying(10),
  bad: () => retrying(null),
});

function isTimeout(seconds: number | null): boolean {
  return seconds !== null && seconds > 0;
}

function retrying(timeoutSeconds: number | null) {
  const retry = { count: 3, backoff: 'exponential', delaySeconds: 30 };
  return oneAction(webhook('https://example.com'), { retry, timeoutSeconds });
}
