/** A revision as it is compared; null: the document as it is now. */
export type ComparedRevision = {
  readonly revision: number;
  readonly version: string | null;
  readonly at: string | null;
} | null;

/** Opens the two on one canvas. */
export type CompareRevisions = (before: ComparedRevision, after: ComparedRevision) => void;
