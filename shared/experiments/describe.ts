import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import { type Describer, describeChange } from '../documents/describe-change.ts';
import type { Change, Document } from '../documents/document.ts';
import { cutText, type FieldInWords } from '../documents/in-words.ts';
import { byKindOrderId } from './to-rows.ts';
import { changeText, experimentWords } from './words.ts';

/** A change of an experiment in words; `before` is the document that it applies to; null: the experiment is new. */
export function describeExperimentChange(before: Document | null, change: Change): FieldInWords[] {
  return describeChange(before, change, experimentDescriber);
}

export const experimentDescriber: Describer = {
  words: experimentWords,
  documentName: 'Experiment',
  telling: [
    'key',
    'description',
    'change',
    'comparator',
    'value',
    'from',
    'to',
    'role',
    'direction',
    'minimumEffect',
  ],
  sized: [],
  compare: byKindOrderId,
  // Two changes of a base often count alike; that they differ has to be seen all the same.
  fieldLines: (field, before, after) =>
    field === 'change' && bothChanges(before, after) && changeText(before) === changeText(after)
      ? [{ what: 'Change of the base', mark: 'changed', ...changedPart(before, after) }]
      : undefined,
};

function bothChanges(before: Json, after: Json): boolean {
  return isJsonObject(before) && isJsonObject(after);
}

/** The first part of the two changes that differs, as JSON. */
function changedPart(before: Json, after: Json): { before: string | null; after: string | null } {
  if (!isJsonObject(before) || !isJsonObject(after)) return { before: null, after: null };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const key = keys.find((part) => !jsonEqual(before[part], after[part])) ?? '';
  const say = (value: Json | undefined) => (value === undefined ? null : cutText(JSON.stringify(value)));
  return { before: say(before[key]), after: say(after[key]) };
}
