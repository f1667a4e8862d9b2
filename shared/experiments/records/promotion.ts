import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/**
 * That an arm became a revision of its base: where it went, so that the base's revision can be traced back to what was
 * tested. Production's columns for the decision are written elsewhere; this travels with the experiment.
 */
export interface Promotion extends DocumentRecord {
  readonly kind: 'promotion';
  /** The key of the arm. */
  readonly winner: string;
  readonly baseKind: string;
  readonly baseDocumentId: Id;
  /** The base's revision that the arm became. */
  readonly baseRevision: number;
  /** ISO text in UTC. */
  readonly at: string;
}
