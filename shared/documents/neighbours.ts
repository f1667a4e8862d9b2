import { type Id, isId } from '../base/ids.ts';
import { type Json, jsonEqual } from '../base/json.ts';
import { isAttached } from './attached/attached.ts';
import type { Change, Document, DocumentRecord } from './document.ts';

/** Longer texts are no ids. */
const longestId = 200;

/** Who mentions whom: kept along with a document, so that what a change may concern is found without a search. */
export interface Neighbours {
  /** Takes a change in and says which records it may concern, those that it takes away among them. */
  readonly concerned: (change: Change) => ReadonlySet<Id>;
}

/** Any text of a record may be an id: one that is none costs a line in a map and nothing else. */
export function createNeighbours(document: Document): Neighbours {
  const mentioning = new Map<string, Set<Id>>();
  const mentioned = new Map<Id, readonly string[]>();

  function add(record: DocumentRecord) {
    if (isAttached(record)) return;
    const texts = textsOf(record);
    mentioned.set(record.id, texts);
    for (const text of texts) {
      const known = mentioning.get(text);
      if (known) known.add(record.id);
      else mentioning.set(text, new Set([record.id]));
    }
  }

  function drop({ id }: DocumentRecord) {
    for (const text of mentioned.get(id) ?? []) {
      const known = mentioning.get(text);
      known?.delete(id);
      if (known?.size === 0) mentioning.delete(text);
    }
    mentioned.delete(id);
  }

  function addNeighbours(ids: Iterable<Id>, to: Set<Id>) {
    for (const id of ids) {
      to.add(id);
      for (const text of mentioned.get(id) ?? []) if (mentioned.has(text)) to.add(text);
      for (const other of mentioning.get(id) ?? []) to.add(other);
    }
  }

  for (const record of Object.values(document.records)) add(record);

  return {
    concerned: (change) => {
      const changed = new Set(change.updated.map(([before]) => before.id));
      const rewired = change.updated.filter(([before, after]) => refersOtherwise(before, after));
      const others = new Set(
        [...change.added, ...change.removed, ...rewired.map(([, is]) => is)].map(({ id }) => id),
      );
      const all = new Set<Id>();
      // Where a record comes or goes, or belongs elsewhere, its neighbours gain or lose a neighbour themselves: one step further.
      const near = new Set<Id>();
      addNeighbours(others, near);
      addNeighbours([...near, ...changed], all);
      for (const record of change.removed) drop(record);
      for (const [before] of change.updated) drop(before);
      for (const [, after] of change.updated) add(after);
      for (const record of change.added) add(record);
      near.clear();
      addNeighbours(others, near);
      addNeighbours([...near, ...changed], all);
      return all;
    },
  };
}

/** Whether it names other records than before, or none any more; also in a field for that which held no id. */
function refersOtherwise(before: DocumentRecord, after: DocumentRecord): boolean {
  const [was, is] = [textsOf(before).filter(isId), textsOf(after).filter(isId)];
  if (was.length !== is.length || was.some((id) => !is.includes(id))) return true;
  return Object.keys({ ...before, ...after }).some(
    (key) => key.endsWith('Id') && !jsonEqual(before[key], after[key]),
  );
}

function textsOf(record: DocumentRecord): string[] {
  const found = new Set<string>();
  for (const [key, value] of Object.entries(record)) {
    if (key !== 'id' && key !== 'kind' && key !== 'layout') collect(value, found);
  }
  return [...found];
}

function collect(value: Json, to: Set<string>): void {
  if (typeof value === 'string') {
    if (value !== '' && value.length <= longestId) to.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, to);
  }
}
