import { textDefect } from '../../base/text.ts';
import { removeUnstorable } from '../../documents/remove-unstorable.ts';
import { unstorableIn } from '../../documents/unstorable-text.ts';
import { experimentWords } from '../words.ts';
import { example } from './example.ts';
import { experimentRule, label } from './experiment-rule.ts';

const words = { nul: 'a NUL character', surrogate: 'half a character' } as const;

export const textUnstorable = experimentRule({
  name: 'text-unstorable',
  reason: 'Postgres refuses texts with a NUL character or half a character (a lone surrogate).',
  scope: 'record',
  mayLower: false,
  *notice({ header, records }) {
    for (const record of [null, ...records]) {
      for (const [field, value] of Object.entries(record ?? header)) {
        const defect = textDefect(field) ?? unstorableIn(value ?? null);
        if (!defect) continue;
        const what = experimentWords.fieldName(record?.kind ?? null, field).toLowerCase();
        yield {
          severity: 'error',
          record,
          field,
          message: `${label(record).replaceAll('\u0000', '')}: its ${what} holds ${words[defect]}, which production refuses`,
          fix: field === 'id' || field === 'kind' ? null : removeUnstorable(record?.id ?? null, field),
        };
      }
    }
  },
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
