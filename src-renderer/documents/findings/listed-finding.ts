import type { Suppression } from '../../../shared/documents/attached/suppression.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';

/** A finding as it crosses from the worker: its fix by name only. */
export interface AnsweredFinding extends Omit<Finding, 'fix'> {
  readonly fixLabel: string | null;
}

/** A finding as it is shown, with why its rule exists. */
export interface ListedFinding extends AnsweredFinding {
  readonly reason: string;
}

/** A finding that somebody decided to live with, and their reason. */
export interface IgnoredFinding {
  readonly finding: ListedFinding;
  readonly suppression: Suppression;
}

export type FindingsRequest =
  | { readonly run: number; readonly document: Document; readonly change?: undefined }
  | { readonly run: number; readonly document?: undefined; readonly change: Change };

export interface FindingsAnswer {
  readonly run: number;
  readonly findings: readonly AnsweredFinding[];
  /** Why each rule exists that found something, by its name. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly failed: boolean;
}

export function listed({ fix, ...finding }: Finding, reason: string): ListedFinding {
  return { ...finding, fixLabel: fix?.label ?? null, reason };
}
