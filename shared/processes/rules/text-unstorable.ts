import { textDefect } from '../../base/text.ts';
import { type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { textWithoutUnstorable, unstorableIn, withoutUnstorable } from '../../documents/unstorable-text.ts';
import type { ProcessRecord } from '../process.ts';
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
          fix: field === 'id' || field === 'kind' ? null : mend(record, field),
        };
      }
    }
  },
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});

function mend(record: ProcessRecord | null, field: string): QuickFix {
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
      const after = { ...rest, [textWithoutUnstorable(field)]: withoutUnstorable(value ?? null) };
      return { ...emptyChange, updated: [[now, after as DocumentRecord]] };
    },
  };
}
