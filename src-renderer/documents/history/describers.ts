import type { Describer } from '../../../shared/documents/describe-change.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { MergeRules } from '../../../shared/documents/merge.ts';

/** How each kind of document tells its changes; loaded when first asked for. */
const loaders = {
  journey: async () => (await import('../../../shared/journeys/describe.ts')).journeyDescriber,
  funnel: async () => (await import('../../../shared/funnels/describe.ts')).funnelDescriber,
  process: async () => (await import('../../../shared/processes/describe.ts')).processDescriber,
  experiment: async () => (await import('../../../shared/experiments/describe.ts')).experimentDescriber,
} as const satisfies Record<DocumentKind, () => Promise<Describer>>;

export function loadDescriber(kind: DocumentKind): Promise<Describer> {
  return loaders[kind]();
}

const mergeRules = {
  journey: async () => ({}),
  funnel: async () => (await import('../../../shared/funnels/merging.ts')).funnelMergeRules,
  process: async () => (await import('../../../shared/processes/merging.ts')).processMergeRules,
  experiment: async () => (await import('../../../shared/experiments/merging.ts')).experimentMergeRules,
} as const satisfies Record<DocumentKind, () => Promise<MergeRules>>;

/** What belongs together, and what is no conflict, when two sides of a document are merged. */
export function loadMergeRules(kind: DocumentKind): Promise<MergeRules> {
  return mergeRules[kind]();
}
