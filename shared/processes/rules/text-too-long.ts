import { codePointLength, firstCodePoints } from '../../base/text.ts';
import { processLimits } from '../process.ts';
import { processWords } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, label, processRule } from './process-rule.ts';

export const textTooLong = processRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice(process) {
    for (const field of ['name', 'ownerTeam'] as const) {
      const [text, limit] = [process.header[field] ?? '', processLimits.header[field]];
      const length = codePointLength(text);
      if (length <= limit) continue;
      yield {
        severity: 'error',
        record: null,
        field,
        message: `The process: its ${processWords.fieldName(null, field).toLowerCase()} has ${length} characters, production holds ${limit}`,
        fix: fixHeader(shorten(limit), field, (now) => firstCodePoints(now[field] ?? '', limit)),
      };
    }
    const limit = processLimits.trigger.event;
    for (const record of process.triggers) {
      const length = codePointLength(record.event);
      if (length <= limit) continue;
      yield {
        severity: 'error',
        record,
        field: 'event',
        message: `${label(record, process)}: its event has ${length} characters, production holds ${limit}`,
        fix: fixRecord(shorten(limit), record, (now) => ({ event: firstCodePoints(now.event, limit) })),
      };
    }
  },
  good: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(100) }], { ownerTeam: '🏠'.repeat(50) }),
  bad: () => example([{ kind: 'trigger', id: 't', event: 'e'.repeat(101) }]),
});

function shorten(limit: number): string {
  return `Shorten to ${limit} characters`;
}
