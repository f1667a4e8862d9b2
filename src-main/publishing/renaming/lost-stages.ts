import type { Document } from '../../../shared/documents/document.ts';

/** A stage whose name is gone after a push: journeys that run there name a stage that nobody knows any more. */
export interface LostStage {
  readonly recordId: string;
  readonly from: string;
  /** What the same stage is called afterwards; null: it is removed. */
  readonly to: string | null;
}

/**
 * The stages of a journey that are renamed or removed. A running journey knows its stage by the text of the name only
 * (`customer_journeys.current_stage`), so a name that another stage keeps is not lost.
 */
export function lostStages(before: Document, after: Document): LostStage[] {
  const now = stageNames(after);
  const lost = new Map<string, LostStage>();
  const kept = new Set<string>();
  for (const [recordId, from] of stageNames(before)) {
    const to = now.get(recordId) ?? null;
    if (to === from) kept.add(from);
    else if (!lost.has(from)) lost.set(from, { recordId, from, to });
  }
  return [...lost.values()].filter(({ from }) => !kept.has(from));
}

/** The names that a running journey can be at, each once, in the order of the stages. */
export function stageNames(document: Document): ReadonlyMap<string, string> {
  const stages = Object.values(document.records).filter(
    (record) => record.kind === 'stage' && typeof record['name'] === 'string' && record['name'] !== '',
  );
  const place = (order: unknown) => (typeof order === 'number' ? order : 0);
  return new Map(
    stages
      .toSorted((a, b) => place(a['order']) - place(b['order']))
      .map(({ id, name }) => [id, name as string]),
  );
}
