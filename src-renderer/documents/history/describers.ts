import type { Describer } from '../../../shared/documents/describe-change.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';

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
