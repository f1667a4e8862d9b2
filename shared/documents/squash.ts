import type { Id } from '../base/ids.ts';
import { jsonEqual } from '../base/json.ts';
import type { Change, DocumentRecord, FieldChange } from './document.ts';

/**
 * One change that does what all of them do, one after the other. What cancels out is left out: a record added and
 * removed again does not appear.
 */
export function squashChanges(changes: readonly Change[]): Change {
  const header = new Map<string, FieldChange>();
  const first = new Map<Id, DocumentRecord | null>();
  const last = new Map<Id, DocumentRecord | null>();
  const note = (id: Id, before: DocumentRecord | null, after: DocumentRecord | null) => {
    if (!first.has(id)) first.set(id, before);
    last.set(id, after);
  };
  for (const change of changes) {
    for (const [field, [before, after]] of Object.entries(change.header ?? {})) {
      const earlier = header.get(field);
      header.set(field, [earlier ? earlier[0] : before, after]);
    }
    for (const record of change.removed) note(record.id, record, null);
    for (const [before, after] of change.updated) note(before.id, before, after);
    for (const record of change.added) note(record.id, null, record);
  }
  return assemble(header, first, last);
}

function assemble(
  header: ReadonlyMap<string, FieldChange>,
  first: ReadonlyMap<Id, DocumentRecord | null>,
  last: ReadonlyMap<Id, DocumentRecord | null>,
): Change {
  const added: DocumentRecord[] = [];
  const updated: [DocumentRecord, DocumentRecord][] = [];
  const removed: DocumentRecord[] = [];
  for (const [id, before] of first) {
    const after = last.get(id) ?? null;
    if (before && !after) removed.push(before);
    else if (!before && after) added.push(after);
    else if (before && after && before.kind !== after.kind) {
      removed.push(before);
      added.push(after);
    } else if (before && after && !jsonEqual(before, after)) updated.push([before, after]);
  }
  const fields = Object.fromEntries([...header].filter(([, [before, after]]) => !jsonEqual(before, after)));
  return Object.keys(fields).length > 0
    ? { header: fields, added, updated, removed }
    : { added, updated, removed };
}
