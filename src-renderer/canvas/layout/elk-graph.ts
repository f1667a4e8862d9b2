import type { LayoutGraph, LayoutPlaces } from './graph.ts';

/** Written out here, so that everything but the call itself can be tried without the library. */
export interface ElkInput {
  readonly id: string;
  readonly layoutOptions: Readonly<Record<string, string>>;
  readonly children: readonly {
    readonly id: string;
    readonly width: number;
    readonly height: number;
    readonly layoutOptions: Readonly<Record<string, string>>;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly sources: readonly string[];
    readonly targets: readonly string[];
  }[];
}

/** Elk's layered algorithm from left to right; a node's column is its partition. */
export function elkInput(graph: LayoutGraph): ElkInput {
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.partitioning.activate': 'true',
      'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
      'elk.separateConnectedComponents': 'false',
      'elk.spacing.nodeNode': '24',
      'elk.layered.spacing.nodeNodeBetweenLayers': '48',
    },
    children: graph.nodes.map(({ id, width, height, column }) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.partitioning.partition': String(column) },
    })),
    edges: graph.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
}

export function elkOutput(laidOut: {
  readonly children?: readonly { readonly id: string; readonly x?: number; readonly y?: number }[];
}): LayoutPlaces {
  return new Map((laidOut.children ?? []).map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]));
}
