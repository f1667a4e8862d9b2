import type { Id } from '../base/ids.ts';
import { canonicalJson } from '../base/json.ts';
import type { Change, Document, DocumentKind } from '../documents/document.ts';
import { indexExperiment } from '../experiments/experiment-index.ts';
import type { Slice } from '../experiments/reach.ts';
import { statusOf } from '../experiments/status.ts';
import { fitChange } from '../experiments/variant-change.ts';
import { indexFunnel } from '../funnels/funnel-index.ts';
import { indexProcess } from '../processes/process-index.ts';
import { type Reference, referencesOf } from './references.ts';

/** What the rest of a workspace needs to know of a document: small, so that all of them fit in one hand. */
export interface DocumentFacts {
  readonly id: Id;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly archived: boolean;
  readonly references: readonly Reference[];
  readonly experiment: ExperimentFacts | null;
  /** Which variant a funnel says it is; null: not a funnel. */
  readonly funnel: FunnelFacts | null;
  readonly process: ProcessFacts | null;
}

export interface ExperimentFacts {
  readonly status: string;
  /** The same text for the same audience. */
  readonly audience: string;
  readonly slices: readonly Slice[];
  readonly variants: readonly VariantFacts[];
}

export interface VariantFacts {
  readonly id: Id;
  readonly key: string;
  readonly name: string;
  readonly baseDocumentId: Id | null;
  /** Whether nothing that it changes was changed in the base too since it was drawn; null: it changes nothing, or its base is not here. */
  readonly fits: boolean | null;
}

export interface FunnelFacts {
  /** The funnel itself (recordId null) and each of its steps that names a variant. */
  readonly variants: readonly {
    readonly recordId: Id | null;
    readonly experimentId: Id;
    readonly key: string;
  }[];
}

export interface ProcessFacts {
  readonly isActive: boolean;
  /** What each action that starts a process is called. */
  readonly starts: readonly { readonly recordId: Id; readonly name: string; readonly processId: Id }[];
}

/** `read` finds the base of a variant; undefined: it is not in the workspace. */
export function factsOf(
  document: Document,
  archived: boolean,
  read: (id: Id) => Document | undefined,
): DocumentFacts {
  const { id, kind, header } = document;
  return {
    id,
    kind,
    name: header.name,
    archived,
    references: referencesOf(document),
    experiment: kind === 'experiment' ? experimentFacts(document, read) : null,
    funnel: kind === 'funnel' ? funnelFacts(document) : null,
    process: kind === 'process' ? processFacts(document) : null,
  };
}

function experimentFacts(document: Document, read: (id: Id) => Document | undefined): ExperimentFacts {
  const { variants, audienceRules, exclusionGroups } = indexExperiment(document);
  const audience = audienceRules
    .map(({ attribute, comparator, value }) => canonicalJson([attribute, comparator, value]))
    .toSorted();
  return {
    status: statusOf(document),
    audience: audience.join('\n'),
    slices: exclusionGroups.map(({ name, from, to }) => ({ name, from, to })),
    variants: variants.map(({ id, key, name, baseDocumentId, change }) => {
      const base = baseDocumentId !== null && change !== null ? read(baseDocumentId) : undefined;
      const fits = base ? fitChange(base, change as unknown as Change).misfits.length === 0 : null;
      return { id, key, name, baseDocumentId, fits };
    }),
  };
}

function funnelFacts(document: Document): FunnelFacts {
  const { header, steps } = indexFunnel(document);
  const named = [
    { recordId: null, experimentId: header.experimentId, key: header.variantName },
    ...steps.map(({ id, experimentId, variantName }) => ({ recordId: id, experimentId, key: variantName })),
  ];
  return {
    variants: named.flatMap(({ recordId, experimentId, key }) =>
      experimentId && key && key.trim() !== '' ? [{ recordId, experimentId, key }] : [],
    ),
  };
}

function processFacts(document: Document): ProcessFacts {
  const { header, actions } = indexProcess(document);
  return {
    isActive: header.isActive ?? true,
    starts: actions.flatMap(({ id, name, does }) =>
      does.type === 'start_process' && does.processId
        ? [{ recordId: id, name, processId: does.processId }]
        : [],
    ),
  };
}
