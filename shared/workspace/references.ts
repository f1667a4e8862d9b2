import { assertNever } from '../base/assert-never.ts';
import type { Id } from '../base/ids.ts';
import { ownRecords } from '../documents/attached/attached.ts';
import { type Document, type DocumentKind, documentKinds } from '../documents/document.ts';
import type { ExperimentRecord } from '../experiments/experiment.ts';
import type { FunnelHeader, FunnelRecord } from '../funnels/funnel.ts';
import type { ProcessRecord } from '../processes/process.ts';

/** That a document names another one. */
export interface Reference {
  /** Where it stands; null: in the header. */
  readonly fromRecordId: Id | null;
  readonly field: string;
  readonly toKind: DocumentKind;
  readonly toDocumentId: Id;
}

/**
 * Every reference of a document, in the order of its records: a funnel's experiment, the base that a variant changes, where
 * a promoted variant went, the process that an action starts. A journey names no other document. Linear in the records.
 */
export function referencesOf(document: Document): readonly Reference[] {
  switch (document.kind) {
    case 'journey':
      return [];
    case 'funnel': {
      const { experimentId } = document.header as FunnelHeader;
      return [
        ...reference(null, 'experimentId', 'experiment', experimentId),
        ...(ownRecords(document) as readonly FunnelRecord[]).flatMap((record) =>
          record.kind === 'step'
            ? reference(record.id, 'experimentId', 'experiment', record.experimentId)
            : [],
        ),
      ];
    }
    case 'process':
      return (ownRecords(document) as readonly ProcessRecord[]).flatMap((record) =>
        record.kind === 'action' && record.does.type === 'start_process'
          ? reference(record.id, 'does', 'process', record.does.processId)
          : [],
      );
    case 'experiment':
      return (ownRecords(document) as readonly ExperimentRecord[]).flatMap((record) =>
        record.kind === 'variant' || record.kind === 'promotion'
          ? reference(record.id, 'baseDocumentId', kindNamed(record.baseKind), record.baseDocumentId)
          : [],
      );
    default:
      return assertNever(document.kind);
  }
}

function reference(
  fromRecordId: Id | null,
  field: string,
  toKind: DocumentKind | undefined,
  toDocumentId: Id | null | undefined,
): readonly Reference[] {
  return toKind && toDocumentId ? [{ fromRecordId, field, toKind, toDocumentId }] : [];
}

function kindNamed(kind: string | null): DocumentKind | undefined {
  return documentKinds.find((known) => known === kind);
}
