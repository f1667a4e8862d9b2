import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../document.ts';

/** The fields by which a record says in what it stands, over all kinds: a stage, a procedure, a group, what a comment is about. */
export const homeFields = ['stageId', 'parentId', 'procedureId', 'recordId'] as const;

/** The fields by which a connection says its ends. */
export const endFields = ['from', 'to'] as const;

/** What a record stands in; null: in nothing. A connection stands where it begins. */
export function homeIdOf(record: DocumentRecord): Id | null {
  for (const field of homeFields) {
    const id = record[field];
    if (typeof id === 'string') return id;
  }
  return null;
}

/** The outermost record that it stands in, itself where it stands in nothing; `find` looks at both sides. */
export function outermost(
  record: DocumentRecord,
  find: (id: Id) => DocumentRecord | undefined,
): DocumentRecord {
  const seen = new Set<Id>();
  let at = record;
  while (!seen.has(at.id)) {
    seen.add(at.id);
    const from = at['from'];
    const next = homeIdOf(at) ?? (typeof from === 'string' ? from : null);
    const home = next === null ? undefined : find(next);
    if (!home) return at;
    at = home;
  }
  // A circle of homes has no outermost one.
  return record;
}
