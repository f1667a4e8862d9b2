import type { Change, Document } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';

/** A finding as it crosses from the worker: its fix by name only. */
export interface ListedFinding extends Omit<Finding, 'fix'> {
  readonly fixLabel: string | null;
}

export type FindingsRequest =
  | { readonly run: number; readonly document: Document; readonly change?: undefined }
  | { readonly run: number; readonly document?: undefined; readonly change: Change };

export interface FindingsAnswer {
  readonly run: number;
  readonly findings: readonly ListedFinding[];
  readonly failed: boolean;
}
