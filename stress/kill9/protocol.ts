import { createHash } from 'node:crypto';
import type { Document } from '../../shared/documents/document.ts';
import { documentText } from '../arbitraries/plain-text.ts';

/** What the child says on its standard output, one line each, written before it goes on. */
export type Report =
  | { readonly kind: 'ready' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'made'; readonly documentId: string }
  | {
      readonly kind: 'edit';
      readonly documentId: string;
      readonly revision: number;
      readonly changeId: string;
      /** The document after the edit. */
      readonly hash: string;
    };

/** What the child is told, as one JSON argument. */
export interface EditorTask {
  readonly folder: string;
  readonly seed: number;
  readonly backups: boolean;
  /** The mutation: say "saved" first and save afterwards. */
  readonly acknowledgeEarly: boolean;
}

export function hashOf(document: Document): string {
  return createHash('sha256').update(documentText(document)).digest('hex');
}

/** The whole lines of what a killed process said; the last one may have been cut. */
export function readReports(output: string): readonly Report[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Report);
}
