import { textDefect } from '../../base/text.ts';
import { removeUnstorable } from '../../documents/remove-unstorable.ts';
import { unstorableIn } from '../../documents/unstorable-text.ts';
import { journeyWords } from '../words.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

const words = { nul: 'a NUL character', surrogate: 'half a character' } as const;

export const textUnstorable = journeyRule({
  name: 'text-unstorable',
  reason: 'Postgres refuses texts with a NUL character or half a character (a lone surrogate).',
  scope: 'record',
  mayLower: false,
  *notice(journey) {
    for (const record of [null, ...journey.records]) {
      for (const [field, value] of Object.entries(record ?? journey.header)) {
        const defect = textDefect(field) ?? unstorableIn(value ?? null);
        if (!defect) continue;
        const who = record ? label(record, journey) : 'The journey';
        const what = journeyWords.fieldName(record?.kind ?? null, field).toLowerCase();
        yield {
          severity: 'error',
          record,
          field,
          message: `${who.replaceAll('\u0000', '')}: its ${what} holds ${words[defect]}, which production refuses`,
          fix: field === 'id' || field === 'kind' ? null : removeUnstorable(record?.id ?? null, field),
        };
      }
    }
  },
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
