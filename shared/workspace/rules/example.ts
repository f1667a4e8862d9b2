import type { DocumentKind } from '../../documents/document.ts';
import type { DocumentFacts, ExperimentFacts, VariantFacts } from '../facts.ts';

/** A document that shows one thing of a workspace: only what matters is written. */
export function facts(kind: DocumentKind, id: string, fields: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    id,
    kind,
    name: `${kind} ${id}`,
    archived: false,
    references: [],
    experiment: null,
    funnel: null,
    process: null,
    ...fields,
  };
}

export function experiment(
  id: string,
  fields: Partial<ExperimentFacts> = {},
  others: Partial<DocumentFacts> = {},
): DocumentFacts {
  const plain = { status: 'draft', audience: '', slices: [], variants: [variant('control'), variant('b')] };
  return facts('experiment', id, { experiment: { ...plain, ...fields }, ...others });
}

export function variant(key: string, fields: Partial<VariantFacts> = {}): VariantFacts {
  return { id: `v-${key}`, key, name: key, baseDocumentId: null, fits: null, ...fields };
}

export function process(id: string, starts: readonly string[], isActive = true): DocumentFacts {
  return facts('process', id, {
    references: starts.map((to) => ({
      fromRecordId: `start-${to}`,
      field: 'does',
      toKind: 'process',
      toDocumentId: to,
    })),
    process: {
      isActive,
      starts: starts.map((to) => ({ recordId: `start-${to}`, name: `Start ${to}`, processId: to })),
    },
  });
}

export function funnelOf(id: string, experimentId: string, key: string): DocumentFacts {
  return facts('funnel', id, {
    references: [
      { fromRecordId: null, field: 'experimentId', toKind: 'experiment', toDocumentId: experimentId },
    ],
    funnel: { variants: [{ recordId: null, experimentId, key }] },
  });
}
