import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import type { DocumentSummary, Edit, EditIntent, OpenedDocument } from '../../shared/documents/summary.ts';
import type { Database } from '../database/database.ts';
import { dateToTimestamp } from '../database/timestamp.ts';
import { reading, writing } from '../database/transaction.ts';
import type { Emit } from '../emit.ts';
import { nameRefusal } from './admission.ts';
import { nameTaken, noDocument, writeChange } from './changes.ts';
import { createDocumentsRepository } from './documents-repository.ts';
import { withNewIds } from './duplicate.ts';
import { asCopy } from './edit-rules.ts';
import { createEditsRepository } from './edits-repository.ts';
import { firstFreeName } from './free-name.ts';
import { insertDocument } from './insert.ts';
import { documentAtRevision, noRevision, undoStacksOf } from './revisions.ts';
import { createSearch } from './search.ts';

export interface ChangeRequest {
  readonly id: string;
  readonly baseRevision: number;
  readonly changeId: string;
  readonly intent: EditIntent;
  readonly label: string;
  readonly change: Change;
}

export interface ReadDocument {
  readonly document: Document;
  readonly revision: number;
  readonly archivedAt: string | null;
}

export interface SearchHit {
  readonly documentId: string;
  /** null: the document's own name or header. */
  readonly recordId: string | null;
  readonly name: string;
  readonly kind: string;
  /** The text that matched. */
  readonly match: string;
}

/** What other features may do with documents. */
export interface DocumentsService {
  readonly list: (filter: { readonly archived: boolean }) => readonly DocumentSummary[];
  readonly read: (id: string) => Result<ReadDocument, AppError>;
  readonly applyChange: (request: ChangeRequest) => Result<{ readonly revision: number }, AppError>;
  /** Keeps a whole document that was made elsewhere, under its own ids; refuses an id that is taken. */
  readonly insert: (
    document: Document,
    intent: 'create' | 'import' | 'pull',
    label: string,
  ) => Result<DocumentSummary, AppError>;
  /** Keeps a document as another one: under new ids and a name like this that is free. */
  readonly insertCopy: (
    document: Document,
    name: string,
    intent: 'create' | 'import',
    label: string,
  ) => Result<DocumentSummary, AppError>;
  /** With the steps that can be undone and redone. */
  readonly open: (id: string) => Result<OpenedDocument, AppError>;
  readonly search: (text: string) => readonly SearchHit[];
  readonly rename: (id: string, name: string) => Result<DocumentSummary, AppError>;
  readonly duplicate: (id: string) => Result<DocumentSummary, AppError>;
  readonly setArchived: (id: string, archived: boolean) => Result<DocumentSummary, AppError>;
  /** Newest first, older than `before`; `named`: only revisions that were given a name. */
  readonly history: (
    id: string,
    page: { readonly before: number | null; readonly limit: number; readonly named: boolean },
  ) => Result<readonly Edit[], AppError>;
  readonly nameVersion: (id: string, revision: number, name: string) => Result<Edit, AppError>;
  readonly openRevision: (id: string, revision: number) => Result<Document, AppError>;
  readonly restoreRevision: (id: string, revision: number) => Result<OpenedDocument, AppError>;
  /** A name like this one that no other document of the kind has: 'Onboarding 2'. */
  readonly freeName: (kind: Document['kind'], name: string) => string;
}

export interface DocumentsServiceDeps {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly emit: Emit;
}

export function createDocumentsService({
  database,
  clock,
  newId,
  emit,
}: DocumentsServiceDeps): DocumentsService {
  const documents = createDocumentsRepository(database);
  const edits = createEditsRepository(database);
  const deps = { documents, edits, now: () => dateToTimestamp(clock()) };
  const search = createSearch(database);

  function read(id: string): Result<ReadDocument, AppError> {
    const stored = documents.find(id);
    if (!stored) return err(noDocument(id));
    const { kind, header, revision, archivedAt } = stored;
    return ok({ document: { id, kind, header, records: documents.records(id) }, revision, archivedAt });
  }

  function applyChange(request: ChangeRequest): Result<{ readonly revision: number }, AppError> {
    const written = writing(database, () => writeChange(deps, request));
    if (!written.ok) return written;
    const { revision, fresh, renamed } = written.value;
    if (fresh) emit('documents.changed', { id: request.id, revision, changeId: request.changeId });
    if (renamed) emit('documents.listChanged', {});
    return ok({ revision });
  }

  function insert(document: Document, intent: EditIntent, label: string): Result<DocumentSummary, AppError> {
    const inserted = writing(database, () =>
      insertDocument(deps, document, { intent, label, changeId: newId() }),
    );
    if (inserted.ok) emit('documents.listChanged', {});
    return inserted;
  }

  function insertCopy(
    document: Document,
    wanted: string,
    intent: EditIntent,
    label: string,
  ): Result<DocumentSummary, AppError> {
    const copy = asCopy(withNewIds(document, newId));
    const name = freeName(copy.kind, wanted);
    return insert({ ...copy, header: { ...copy.header, name } }, intent, label);
  }

  function open(id: string): Result<OpenedDocument, AppError> {
    return reading(database, () => {
      const current = read(id);
      if (!current.ok) return current;
      const { document, revision } = current.value;
      return ok({ document, revision, ...undoStacksOf(edits, id) });
    });
  }

  function summaryOf(id: string): Result<DocumentSummary, AppError> {
    const summary = documents.summary(id);
    return summary ? ok(summary) : err(noDocument(id));
  }

  function rename(id: string, name: string): Result<DocumentSummary, AppError> {
    const stored = documents.find(id);
    if (!stored) return err(noDocument(id));
    const refusal = nameRefusal(name);
    if (refusal) return err(refusal);
    const before = stored.header.name;
    const after = name.trim();
    if (before === after) return summaryOf(id);
    const change: Change = { header: { name: [before, after] }, added: [], updated: [], removed: [] };
    const request = { id, baseRevision: stored.revision, changeId: newId(), intent: 'edit' as const };
    const applied = applyChange({ ...request, label: 'Rename', change });
    return applied.ok ? summaryOf(id) : applied;
  }

  function freeName(kind: Document['kind'], name: string): string {
    return firstFreeName(name, (candidate) => documents.nameHolder(kind, nameKey(candidate), '') === null);
  }

  function duplicate(id: string): Result<DocumentSummary, AppError> {
    const current = read(id);
    if (!current.ok) return current;
    const { document } = current.value;
    return insertCopy(document, `${document.header.name} copy`, 'create', 'Duplicate');
  }

  function setArchived(id: string, archived: boolean): Result<DocumentSummary, AppError> {
    const result = writing(database, () => {
      const stored = documents.find(id);
      if (!stored) return err(noDocument(id));
      if ((stored.archivedAt !== null) === archived) return summaryOf(id);
      const taken = archived ? null : nameTaken(documents, { ...stored, records: {} });
      if (taken) return err({ ...taken, remedy: 'Rename the other one first, then restore this one.' });
      documents.setArchived(id, archived ? deps.now() : null);
      return summaryOf(id);
    });
    if (result.ok) emit('documents.listChanged', {});
    return result;
  }

  function openRevision(id: string, revision: number): Result<Document, AppError> {
    return reading(database, () => {
      const current = read(id);
      return current.ok ? documentAtRevision(edits, current.value, revision) : current;
    });
  }

  function restoreRevision(id: string, revision: number): Result<OpenedDocument, AppError> {
    const current = read(id);
    if (!current.ok) return current;
    const then = documentAtRevision(edits, current.value, revision);
    if (!then.ok) return then;
    const change = diffDocuments(current.value.document, then.value);
    if (!isEmptyChange(change)) {
      const label = `Restore revision ${revision}`;
      const base = {
        id,
        baseRevision: current.value.revision,
        changeId: newId(),
        intent: 'restore' as const,
      };
      const applied = applyChange({ ...base, label, change });
      if (!applied.ok) return applied;
    }
    return open(id);
  }

  function nameVersion(id: string, revision: number, name: string): Result<Edit, AppError> {
    const refusal = nameRefusal(name);
    if (refusal) return err(refusal);
    if (!documents.find(id)) return err(noDocument(id));
    if (!edits.one(id, revision)) return err(noRevision(revision));
    edits.nameVersion(id, revision, name.trim(), deps.now());
    const edit = edits.one(id, revision);
    return edit ? ok(edit) : err(noRevision(revision));
  }

  return {
    list: documents.list,
    read: (id) => reading(database, () => read(id)),
    applyChange,
    insert,
    insertCopy,
    open,
    search,
    rename,
    duplicate,
    setArchived,
    history: (id, { before, limit, named }) => {
      if (!documents.find(id)) return err(noDocument(id));
      return ok(edits[named ? 'namedPage' : 'page'](id, before ?? Number.MAX_SAFE_INTEGER, limit));
    },
    nameVersion,
    openRevision,
    restoreRevision,
    freeName,
  };
}
