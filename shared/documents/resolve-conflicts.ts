import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type Conflict, conflictRecordId } from './conflict.ts';
import type { Document } from './document.ts';
import { type DocumentDraft, draftOf } from './document-draft.ts';
import type { Merge } from './merge.ts';

export type Side = 'mine' | 'theirs';

/** One side's value, or one that neither side has. */
export type Choice = Side | { readonly value: Json };

/** What was decided; the nearest one holds: a conflict's own, then its record's or the header's, then the document's. */
export interface Choices {
  /** By `Conflict.key`. Another value can only be given for a single field. */
  readonly conflicts?: Readonly<Record<string, Choice>> | undefined;
  /** By record id. Units are not reached by this: they may lie over several records. */
  readonly records?: Readonly<Record<Id, Side>> | undefined;
  readonly header?: Side | undefined;
  /** Every conflict that nothing nearer decides. What is no conflict stays merged. */
  readonly document?: Side | undefined;
}

/** The conflicts that nobody has decided yet. */
export interface Undecided {
  readonly undecided: readonly Conflict[];
}

/**
 * The merged document after every conflict was decided. Nothing is chosen by default: while one conflict is open there is
 * no document. The keys name places, so choices count for the merge that they were made on, and for no later one.
 */
export function resolveConflicts(merge: Merge, choices: Choices): Result<Document, Undecided> {
  const draft = draftOf(merge.merged);
  const undecided = merge.conflicts.filter((conflict) => {
    const choice = choiceFor(conflict, choices);
    return choice === undefined || !decide(conflict, choice, draft);
  });
  return undecided.length > 0 ? err({ undecided }) : ok(draft.finish());
}

function choiceFor(
  conflict: Conflict,
  { conflicts, records, header, document }: Choices,
): Choice | undefined {
  const own = valueAt(conflicts, conflict.key);
  if (own !== undefined) return own;
  const recordId = conflictRecordId(conflict);
  const near = recordId === null ? header : recordId === undefined ? undefined : valueAt(records, recordId);
  return near ?? document;
}

/** false: the choice says nothing about such a conflict. */
function decide(conflict: Conflict, choice: Choice, draft: DocumentDraft): boolean {
  if (typeof choice !== 'string') {
    if (conflict.what === 'unit' || conflict.place.what === 'record') return false;
    const { recordId, field } = conflict.place;
    if (recordId === null && field === 'name' && typeof choice.value !== 'string') return false;
    draft.putField(recordId, field, choice.value);
    return true;
  }
  const places = conflict.what === 'unit' ? conflict.places : [conflict.place];
  for (const place of places) draft.put(place, choice);
  return true;
}

function valueAt<Value>(map: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}
