import { example } from './example.ts';
import { processRule } from './process-rule.ts';

export const triggerMissing = processRule({
  name: 'trigger-missing',
  reason: 'A process without a trigger event never starts.',
  *notice(process) {
    if (process.triggers.length > 0 || process.actions.length === 0) return;
    yield { severity: 'warning', record: null, field: null, message: 'No event starts the process' };
  },
  good: () =>
    example([
      { kind: 'trigger', id: 't' },
      { kind: 'action', id: 'a' },
    ]),
  bad: () => example([{ kind: 'action', id: 'a' }]),
});
