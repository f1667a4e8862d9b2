import type { Id } from '../base/ids.ts';
import { type DocumentRecord, emptyChange } from './document.ts';
import type { QuickFix } from './finding.ts';
import { recordIn } from './rule-kit.ts';
import { textWithoutUnstorable, withoutUnstorable } from './unstorable-text.ts';

/** Takes what production cannot store out of one field, its name included; recordId null: of the header. */
export function removeUnstorable(recordId: Id | null, field: string): QuickFix {
  return {
    label: 'Remove the character',
    makeChange: (document) => {
      if (recordId === null) {
        const value = document.header[field] ?? null;
        return { ...emptyChange, header: { [field]: [value, withoutUnstorable(value)] } };
      }
      const now = recordIn(document, recordId);
      if (!now) return null;
      const { [field]: value, ...rest } = now;
      const after = { ...rest, [textWithoutUnstorable(field)]: withoutUnstorable(value ?? null) };
      return { ...emptyChange, updated: [[now, after as DocumentRecord]] };
    },
  };
}
