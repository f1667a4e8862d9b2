import { textDefect } from '../../base/text.ts';
import { type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { textWithoutUnstorable, unstorableIn, withoutUnstorable } from '../../documents/unstorable-text.ts';
import type { ExperimentRecord } from '../experiment.ts';
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
          fix: field === 'id' || field === 'kind' ? null : mend(record, field),
        };
      }
    }
  },
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});

function mend(record: ExperimentRecord | null, field: string): QuickFix {
  return {
    label: 'Remove the character',
    makeChange: (document) => {
      if (!record) {
        const value = document.header[field] ?? null;
        return { ...emptyChange, header: { [field]: [value, withoutUnstorable(value)] } };
      }
      const now = recordIn(document, record.id);
      if (!now) return null;
      const { [field]: value, ...rest } = now;
      const mended = { ...rest, [textWithoutUnstorable(field)]: withoutUnstorable(value ?? null) };
      return { ...emptyChange, updated: [[now, mended as DocumentRecord]] };
    },
  };
}
