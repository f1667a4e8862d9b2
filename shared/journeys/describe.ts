import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import { type Describer, describeChange, type FieldLine } from '../documents/describe-change.ts';
import type { Change, Document } from '../documents/document.ts';
import { cutText, type FieldInWords, valuesInWords } from '../documents/in-words.ts';
import { byKindOrderId } from './to-rows.ts';
import { criterionText, journeyWords, targetText } from './words.ts';

/** A change of a journey in words; `before` is the document that it applies to; null: the journey is new. */
export function describeJourneyChange(before: Document | null, change: Change): FieldInWords[] {
  return describeChange(before, change, journeyDescriber);
}

export const journeyDescriber: Describer = {
  words: journeyWords,
  documentName: 'Journey',
  telling: ['channel', 'description', 'personaType', 'criteria', 'outcome', 'condition', 'probability'],
  sized: ['stage', 'lane'],
  compare: byKindOrderId,
  fieldLines: (field, before, after) =>
    field === 'criteria' && Array.isArray(before) && Array.isArray(after)
      ? criteriaLines(before, after)
      : undefined,
};

/** Criteria are matched by their measure; what is left over came, went or was worded anew. */
function criteriaLines(before: readonly Json[], after: readonly Json[]): FieldLine[] {
  const olds = [...before];
  const lines: FieldLine[] = [];
  for (const now of after) {
    const index = olds.findIndex((old) => measureOf(old) === measureOf(now));
    const [old] = index < 0 ? [undefined] : olds.splice(index, 1);
    if (old === undefined) {
      lines.push({
        what: 'Goal criterion added',
        mark: 'added',
        before: null,
        after: cutText(criterionText(now)),
      });
    } else if (!jsonEqual(old, now)) {
      const onlyTarget = jsonEqual(withoutTarget(old), withoutTarget(now));
      const textOf = onlyTarget ? targetText : criterionText;
      const [was, is] = valuesInWords([old, now], textOf);
      lines.push({
        what: onlyTarget ? 'Goal target' : 'Goal criterion',
        mark: 'changed',
        before: was ?? null,
        after: is ?? null,
      });
    }
  }
  for (const old of olds) {
    lines.push({
      what: 'Goal criterion removed',
      mark: 'removed',
      before: cutText(criterionText(old)),
      after: null,
    });
  }
  return lines.length > 0 ? lines : [sequenceLine(before, after)];
}

/** The same criteria in another sequence. */
function sequenceLine(before: readonly Json[], after: readonly Json[]): FieldLine {
  const [was, is] = [before, after].map((list) => cutText(list.map(measureOf).join('; ')));
  return { what: 'Goal criteria reordered', mark: 'changed', before: was ?? null, after: is ?? null };
}

function measureOf(criterion: Json): string {
  return isJsonObject(criterion) && typeof criterion['measure'] === 'string' ? criterion['measure'] : '';
}

function withoutTarget(criterion: Json): Json {
  return isJsonObject(criterion) ? { ...criterion, target: null, unit: null } : criterion;
}
