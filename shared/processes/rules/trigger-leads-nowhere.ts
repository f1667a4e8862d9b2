import { example, oneAction } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const triggerLeadsNowhere = processRule({
  name: 'trigger-leads-nowhere',
  reason: 'An event to which nothing is done starts a process that ends at once.',
  scope: 'record',
  *notice(process) {
    for (const record of process.triggers) {
      if (process.outOf(record.id).length > 0) continue;
      const message = `${label(record, process)} leads to nothing`;
      yield { severity: 'warning', record, field: null, message };
    }
  },
  good: () => oneAction(),
  bad: () => example([{ kind: 'trigger', id: 't' }]),
});
