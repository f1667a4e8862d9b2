import type { Json } from '../../../base/json.ts';
import { textDefect } from '../../../base/text.ts';
import { textWithoutUnstorable, unstorableIn, withoutUnstorable } from '../../unstorable-text.ts';
import { attachedRule, example, exampleComment, fixRecord, label } from './attached-rule.ts';

const words = { nul: 'a NUL character', surrogate: 'half a character' } as const;

export const attachedUnstorable = attachedRule({
  name: 'any/attached-unstorable',
  reason: 'Postgres refuses texts with a NUL character or half a character, in a comment as anywhere else.',
  mayLower: false,
  *notice({ attached }) {
    for (const record of attached) {
      for (const [field, value] of Object.entries(record)) {
        const defect = textDefect(field) ?? unstorableIn(value);
        if (!defect) continue;
        yield {
          severity: 'error',
          record,
          field,
          message: `${textWithoutUnstorable(label(record))} holds ${words[defect]}, which production refuses`,
          fix:
            field === 'id' || field === 'kind' || textDefect(field) !== undefined
              ? null
              : fixRecord('Remove the character', record, (now) => ({
                  [field]: withoutUnstorable((now as Readonly<Record<string, Json>>)[field] ?? null),
                })),
        };
      }
    }
  },
  good: () => example([exampleComment({ text: 'Family: 👩‍👩‍👧' })]),
  bad: () => example([exampleComment({ text: 'Cut \ud83d' })]),
});
