import type { Document, DocumentRecord } from '../document.ts';
import { homeIdOf } from './home.ts';

/** Where records stand among those of their kind in the same home. */
export interface Positions {
  /** '2 of 5'; null where there is no such sequence. */
  readonly textOf: (record: DocumentRecord) => string | null;
}

export function positionsIn(document: Document | null): Positions {
  let places: ReadonlyMap<string, string> | null = null;
  return {
    textOf: (record) => {
      places ??= countPlaces(document);
      return places.get(record.id) ?? null;
    },
  };
}

function countPlaces(document: Document | null): ReadonlyMap<string, string> {
  const groups = Map.groupBy(
    Object.values(document?.records ?? {}).filter((record) => typeof record['order'] === 'number'),
    (record) => `${record.kind} ${homeIdOf(record) ?? ''}`,
  );
  const places = new Map<string, string>();
  for (const group of groups.values()) {
    const sorted = group.toSorted(
      (a, b) => Number(a['order']) - Number(b['order']) || (a.id < b.id ? -1 : 1),
    );
    for (const [index, { id }] of sorted.entries()) places.set(id, `${index + 1} of ${sorted.length}`);
  }
  return places;
}
