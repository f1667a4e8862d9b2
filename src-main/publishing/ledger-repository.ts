import type { DocumentKind } from '../../shared/documents/document.ts';
import type { EnvironmentRole } from '../../shared/publishing/environment.ts';
import type { PushRecord } from '../../shared/publishing/push-result.ts';
import type { Database } from '../database/database.ts';

export interface PushedDocument {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly write: 'insert' | 'update' | 'deactivate' | 'delete';
  readonly revision: number;
  /** null: there was no row. */
  readonly beforeText: string | null;
  readonly beforeHash: string | null;
  /** null: the rows were deleted. */
  readonly afterText: string | null;
  readonly afterHash: string | null;
}

export interface NewPush {
  readonly id: string;
  readonly environmentId: string;
  readonly environmentName: string;
  readonly role: EnvironmentRole;
  readonly planHash: string;
  readonly startedAt: string;
  readonly target: string;
  readonly rows: number;
  readonly message: string;
  readonly documents: readonly PushedDocument[];
}

export interface LedgerEntry {
  readonly record: PushRecord;
  readonly target: string;
  readonly transactionId: string | null;
  readonly documents: readonly PushedDocument[];
}

/** A push that was begun and whose end is not written down. */
export interface RunningPush {
  readonly id: string;
  readonly environmentId: string;
  readonly transactionId: string | null;
}

type Row = Omit<PushRecord, 'documents'> & { readonly target: string; readonly transactionId: string | null };

const columns = `id, environment_id AS environmentId, environment_name AS environmentName, role, plan_hash AS planHash,
  state, started_at AS startedAt, finished_at AS finishedAt, database_user AS databaseUser, target,
  transaction_id AS transactionId, rows, message`;

export type LedgerRepository = ReturnType<typeof createLedgerRepository>;

/** Every push that was ever begun from here. A row is written before anything is sent. */
export function createLedgerRepository(database: Database) {
  const insertPush = database.prepare(
    `INSERT INTO pushes (id, environment_id, environment_name, role, plan_hash, state, started_at, target, rows, message)
     VALUES (@id, @environmentId, @environmentName, @role, @planHash, 'running', @startedAt, @target, @rows, @message)`,
  );
  const insertDocument = database.prepare(
    `INSERT INTO push_documents (push_id, document_id, kind, name, "write", revision, before_text, before_hash, after_text, after_hash)
     VALUES (@pushId, @documentId, @kind, @name, @write, @revision, @beforeText, @beforeHash, @afterText, @afterHash)`,
  );
  const noteSent = database.prepare<[string, string, string]>(
    'UPDATE pushes SET transaction_id = ?, database_user = ? WHERE id = ?',
  );
  const noteEnd = database.prepare<[string, string | null, string, string]>(
    'UPDATE pushes SET state = ?, finished_at = ?, message = ? WHERE id = ?',
  );
  const one = database.prepare<[string], Row>(`SELECT ${columns} FROM pushes WHERE id = ?`);
  const newest = database.prepare<[string | null], Row>(
    `SELECT ${columns} FROM pushes WHERE environment_id = COALESCE(?, environment_id) ORDER BY started_at DESC, id LIMIT 500`,
  );
  const running = database.prepare<[], RunningPush>(
    `SELECT id, environment_id AS environmentId, transaction_id AS transactionId FROM pushes WHERE state = 'running'`,
  );
  const documentsOf = database.prepare<[string], PushedDocument>(
    `SELECT document_id AS documentId, kind, name, "write", revision, before_text AS beforeText, before_hash AS beforeHash,
       after_text AS afterText, after_hash AS afterHash FROM push_documents WHERE push_id = ? ORDER BY name, document_id`,
  );
  const namesOf = database.prepare<[string], PushRecord['documents'][number]>(
    `SELECT document_id AS documentId, name, "write" FROM push_documents WHERE push_id = ? ORDER BY name, document_id`,
  );

  function toRecord({ target: _target, transactionId: _transactionId, ...row }: Row): PushRecord {
    return { ...row, documents: namesOf.all(row.id) };
  }

  const begin = database.transaction(({ documents, ...row }: NewPush) => {
    insertPush.run(row);
    for (const document of documents) insertDocument.run({ pushId: row.id, ...document });
  });

  return {
    begin: (push: NewPush): void => begin(push),
    /** Must be on the disk before COMMIT is sent. */
    noteTransaction: (id: string, transactionId: string, user: string): void =>
      void noteSent.run(transactionId, user, id),
    end: (id: string, state: PushRecord['state'], message: string, at: string | null): void =>
      void noteEnd.run(state, at, message, id),
    find: (id: string): LedgerEntry | undefined => {
      const row = one.get(id);
      if (!row) return undefined;
      return {
        record: toRecord(row),
        target: row.target,
        transactionId: row.transactionId,
        documents: documentsOf.all(id),
      };
    },
    list: (environmentId: string | null): PushRecord[] => newest.all(environmentId).map(toRecord),
    running: (): RunningPush[] => running.all(),
  };
}
