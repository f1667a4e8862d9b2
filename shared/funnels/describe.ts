import { type Describer, describeChange } from '../documents/describe-change.ts';
import type { Change, Document } from '../documents/document.ts';
import type { FieldInWords } from '../documents/in-words.ts';
import { byKindOrderId } from './to-rows.ts';
import { funnelWords } from './words.ts';

/** A change of a funnel in words; `before` is the document that it applies to; null: the funnel is new. */
export function describeFunnelChange(before: Document | null, change: Change): FieldInWords[] {
  return describeChange(before, change, funnelDescriber);
}

export const funnelDescriber: Describer = {
  words: funnelWords,
  documentName: 'Funnel',
  telling: ['stageType', 'description', 'from', 'to', 'branch', 'window'],
  sized: [],
  compare: byKindOrderId,
};
