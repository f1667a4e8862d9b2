import { describeChange } from '../../../shared/documents/describe-change.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { FieldInWords } from '../../../shared/documents/in-words.ts';
import { loadDescriber } from './describers.ts';

/** What differs from a past revision to now, in words; they are loaded when first asked for. */
export async function differencesInWords(past: Document, now: Document): Promise<readonly FieldInWords[]> {
  return describeChange(past, diffDocuments(past, now), await loadDescriber(now.kind));
}
