import { textDefect } from '../../base/text.ts';
import { removeUnstorable } from '../../documents/remove-unstorable.ts';
import { textWithoutUnstorable, unstorableIn } from '../../documents/unstorable-text.ts';
import { processWords } from '../words.ts';
import { example } from './example.ts';
import { label, processRule } from './process-rule.ts';

const words = { nul: 'a NUL character', surrogate: 'half a character' } as const;

export const textUnstorable = processRule({
  name: 'text-unstorable',
  reason: 'Postgres refuses texts with a NUL character or half a character (a lone surrogate).',
  scope: 'record',
  mayLower: false,
  *notice(process) {
    for (const record of [null, ...process.records]) {
      for (const [field, value] of Object.entries(record ?? process.header)) {
        const defect = textDefect(field) ?? unstorableIn(value ?? null);
        if (!defect) continue;
        const who = record ? label(record, process) : 'The process';
        const what = processWords.fieldName(record?.kind ?? null, field).toLowerCase();
        yield {
          severity: 'error',
          record,
          field,
          message: `${textWithoutUnstorable(`${who}: its ${what}`)} holds ${words[defect]}, which production refuses`,
          fix: field === 'id' || field === 'kind' ? null : removeUnstorable(record?.id ?? null, field),
        };
      }
    }
  },
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
