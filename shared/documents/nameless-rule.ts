import type { DocumentHeader, DocumentRecord } from './document.ts';
import type { QuickFix } from './finding.ts';
import type { Noticed } from './rule-kit.ts';

/** What the rule is in every kind of document. */
export const namelessRule = { scope: 'header', mayLower: false } as const;

/** `whole` is what the document is called in a message: 'The funnel'. */
export function* noticeNameless<Rec extends DocumentRecord>(
  { name }: DocumentHeader,
  whole: string,
  fix: QuickFix | null,
): Generator<Noticed<Rec>> {
  if (name.trim() !== '') return;
  yield { severity: 'error', record: null, field: 'name', message: `${whole} has no name`, fix };
}
