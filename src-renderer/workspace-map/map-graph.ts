import type { Id } from '../../shared/base/ids.ts';
import { compareNames } from '../../shared/base/text.ts';
import type { MappedDocument, WorkspaceMap } from '../../shared/workspace/schemas.ts';

/** A line of the map: that one document refers to another, however often. */
export interface MapEdge {
  readonly id: string;
  readonly from: Id;
  readonly to: Id;
  readonly count: number;
}

/** What the map shows: documents that are worked on, archived ones only where something refers to them. */
export interface MapGraph {
  /** By kind, then by name. */
  readonly nodes: readonly MappedDocument[];
  readonly edges: readonly MapEdge[];
  readonly out: ReadonlyMap<Id, readonly Id[]>;
  readonly into: ReadonlyMap<Id, readonly Id[]>;
}

const rank = { experiment: 0, journey: 1, funnel: 2, process: 3 } as const;

export function mapGraph({ documents, references }: WorkspaceMap): MapGraph {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const counted = new Map<string, MapEdge>();
  for (const { fromDocumentId: from, toDocumentId: to } of references) {
    const source = byId.get(from);
    if (!source || source.archived || !byId.has(to)) continue;
    const id = `${from} ${to}`;
    counted.set(id, { id, from, to, count: (counted.get(id)?.count ?? 0) + 1 });
  }
  const edges = [...counted.values()];
  const used = new Set(edges.map(({ to }) => to));
  const nodes = documents
    .filter(({ id, archived }) => !archived || used.has(id))
    .toSorted(
      (a, b) => rank[a.kind] - rank[b.kind] || compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1),
    );
  return {
    nodes,
    edges,
    out: new Map(
      [...Map.groupBy(edges, ({ from }) => from)].map(([id, own]) => [id, own.map(({ to }) => to)]),
    ),
    into: new Map(
      [...Map.groupBy(edges, ({ to }) => to)].map(([id, own]) => [id, own.map(({ from }) => from)]),
    ),
  };
}

/** The same text for graphs that lie alike: names and findings move nothing. */
export function shapeOf({ nodes, edges }: MapGraph): string {
  return JSON.stringify([nodes.map(({ id, kind }) => [id, kind]), edges.map(({ id }) => id)]);
}
