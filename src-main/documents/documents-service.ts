import type { Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import type { DocumentSummary, EditIntent } from '../../shared/documents/summary.ts';

export interface ChangeRequest {
  readonly id: string;
  readonly baseRevision: number;
  readonly changeId: string;
  readonly intent: EditIntent;
  readonly label: string;
  readonly change: Change;
}

/** What other features may do with documents. */
export interface DocumentsService {
  readonly list: (filter: { readonly archived: boolean }) => readonly DocumentSummary[];
  readonly read: (
    id: string,
  ) => Result<{ readonly document: Document; readonly revision: number; readonly archivedAt: string | null }, AppError>;
  readonly applyChange: (request: ChangeRequest) => Result<{ readonly revision: number }, AppError>;
  /** Keeps a whole document that was made elsewhere, under its own ids; refuses an id that is taken. */
  readonly insert: (document: Document, intent: 'import' | 'pull', label: string) => Result<DocumentSummary, AppError>;
}
