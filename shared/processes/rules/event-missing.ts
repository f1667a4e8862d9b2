import { example } from './example.ts';
import { processRule } from './process-rule.ts';

export const eventMissing = processRule({
  name: 'event-missing',
  reason: 'A trigger whose event has no name matches nothing that happens.',
  scope: 'record',
  *notice(process) {
    for (const record of process.triggers) {
      if (record.event.trim() !== '') continue;
      yield { severity: 'error', record, field: 'event', message: 'A trigger event has no name' };
    }
  },
  good: () => example([{ kind: 'trigger', id: 't', event: 'invoice.failed' }]),
  bad: () => example([{ kind: 'trigger', id: 't', event: '' }]),
});
