import { textDefect } from '../base/text.ts';
import type { DocumentHeader, DocumentRecord } from './document.ts';
import type { DocumentWords } from './in-words.ts';
import { removeUnstorable } from './remove-unstorable.ts';
import type { Noticed } from './rule-kit.ts';
import { textWithoutUnstorable, unstorableIn } from './unstorable-text.ts';

const defects = { nul: 'a NUL character', surrogate: 'half a character' } as const;

/** What the rule is in every kind of document. */
export const unstorableRule = {
  name: 'text-unstorable',
  reason: 'Postgres refuses texts with a NUL character or half a character (a lone surrogate).',
  scope: 'record',
  mayLower: false,
} as const;

interface Searched<Rec extends DocumentRecord> {
  readonly header: DocumentHeader;
  readonly records: Iterable<Rec>;
  readonly words: DocumentWords;
  /** What the record is called in a message; null: the document. */
  readonly label: (record: Rec | null) => string;
}

/** Every field, of header and records, that holds what production refuses. */
export function* noticeUnstorable<Rec extends DocumentRecord>({
  header,
  records,
  words,
  label,
}: Searched<Rec>): Generator<Noticed<Rec>> {
  for (const record of [null, ...records]) {
    for (const [field, value] of Object.entries(record ?? header)) {
      const defect = textDefect(field) ?? unstorableIn(value ?? null);
      if (!defect) continue;
      const what = words.fieldName(record?.kind ?? null, field).toLowerCase();
      yield {
        severity: 'error',
        record,
        field,
        message: `${textWithoutUnstorable(`${label(record)}: its ${what}`)} holds ${defects[defect]}, which production refuses`,
        fix: field === 'id' || field === 'kind' ? null : removeUnstorable(record?.id ?? null, field),
      };
    }
  }
}
