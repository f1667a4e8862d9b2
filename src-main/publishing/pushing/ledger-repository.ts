import { parseJson } from '../../../shared/base/parse-json.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { EnvironmentRole } from '../../../shared/publishing/environment.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import type { Database } from '../../database/database.ts';
import { packText, unpackText } from '../../database/packed-text.ts';
import type { MovedJourney } from '../postgres/running-journeys.ts';

/** The text of a row as it is kept: packed, or as it was before texts were packed. */
type KeptText = Buffer | string | null;

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
  /** Both texts as they are kept; they are unpacked when they are asked for, which of thousands at once takes its time. */
  readonly kept: { readonly before: KeptText; readonly after: KeptText };
}

type Texts = 'beforeText' | 'afterText';

export interface NewPush {
  readonly id: string;
  readonly environmentId: string;
  readonly environmentName: string;
  readonly role: EnvironmentRole;
  readonly planHash: string;
  readonly startedAt: string;
  readonly target: string;
  readonly rows: number;
  /** The environment whose rows are written; null: what this workspace holds. */
  readonly promotedFrom: string | null;
  readonly message: string;
}

export interface LedgerEntry {
  readonly record: PushRecord;
  readonly target: string;
  readonly transactionId: string | null;
  /** Up to where the change log there was seen at its end; null: not noted. */
  readonly position: string | null;
  /** The installation of assisted mode in whose ledger it noted itself; null: bare mode. */
  readonly ledgerId: string | null;
  readonly documents: readonly PushedDocument[];
}

/** A push that was begun and whose end is not written down. */
export interface RunningPush {
  readonly id: string;
  readonly environmentId: string;
  readonly transactionId: string | null;
}

/** What is known of a push right before COMMIT is sent. */
export interface SentPush {
  readonly transactionId: string;
  readonly user: string;
  readonly position: string | null;
  readonly ledgerId: string | null;
}

type Row = Omit<PushRecord, 'documents' | 'promotedFrom'> & Omit<LedgerEntry, 'record' | 'documents'>;

const columns = `id, environment_id AS environmentId, environment_name AS environmentName, role, plan_hash AS planHash,
  state, started_at AS startedAt, finished_at AS finishedAt, database_user AS databaseUser, target,
  transaction_id AS transactionId, position, ledger_id AS ledgerId, rows, message`;

/** Begins the first line of the message of a push that promoted; the name follows as JSON, which holds no line break. */
const promoted = 'promoted-from:';

function writeMessage(promotedFrom: string | null, message: string): string {
  return promotedFrom === null ? message : `${promoted}${JSON.stringify(promotedFrom)}\n${message}`;
}

function readMessage(text: string): Pick<PushRecord, 'message' | 'promotedFrom'> {
  const end = text.indexOf('\n');
  if (!text.startsWith(promoted) || end < 0) return { message: text, promotedFrom: null };
  return {
    message: text.slice(end + 1),
    promotedFrom: parseJson(text.slice(promoted.length, end)) as string,
  };
}

/** In a before-image, beside the columns: the running journeys that the push moved, each with its stage before and after. */
const movedKey = 'moved_journeys';

export function movedBefore(beforeText: string | null): MovedJourney[] {
  if (beforeText === null) return [];
  const { [movedKey]: moved } = parseJson(beforeText) as {
    readonly [movedKey]?: readonly (readonly string[])[];
  };
  return (moved ?? []).map(([id = '', from = '', to = '']) => ({ id, from, to }));
}

interface KeptDocument extends Omit<PushedDocument, Texts | 'kept'> {
  readonly before: KeptText;
  readonly after: KeptText;
}

function toPushed({ before, after, ...document }: KeptDocument): PushedDocument {
  return {
    ...document,
    kept: { before, after },
    get beforeText() {
      return before === null ? null : unpackText(before);
    },
    get afterText() {
      return after === null ? null : unpackText(after);
    },
  };
}

/** Its texts are packed here and now, so that a push of it has only to write them down. */
export function packDocument({
  beforeText,
  afterText,
  ...document
}: Omit<PushedDocument, 'kept'>): PushedDocument {
  return toPushed({ ...document, before: packed(beforeText), after: packed(afterText) });
}

function packed(text: string | null): Buffer | null {
  return text === null ? null : packText(text);
}

/** As the tables here are ordered: written so, each page is filled and encrypted once. */
export function inKeySequence(documents: readonly PushedDocument[]): PushedDocument[] {
  return documents.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
}

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
  const dropDocuments = database.prepare<[string]>('DELETE FROM push_documents WHERE push_id = ?');
  const drop = database.prepare<[string]>('DELETE FROM pushes WHERE id = ?');
  const noteSent = database.prepare(
    `UPDATE pushes SET transaction_id = @transactionId, database_user = @user, position = @position, ledger_id = @ledgerId
     WHERE id = @id`,
  );
  const beforeOf = database
    .prepare<[string, string], Buffer | string | null>(
      'SELECT before_text FROM push_documents WHERE push_id = ? AND document_id = ?',
    )
    .pluck();
  const noteBefore = database.prepare<[Buffer, string, string]>(
    'UPDATE push_documents SET before_text = ? WHERE push_id = ? AND document_id = ?',
  );
  const noteEnd = database.prepare<[string, string | null, string, string]>(
    // A first line that says where it came from stays.
    `UPDATE pushes SET state = ?, finished_at = ?,
       message = CASE WHEN message LIKE '${promoted}%' THEN substr(message, 1, instr(message, char(10))) ELSE '' END || ?
     WHERE id = ?`,
  );
  const one = database.prepare<[string], Row>(`SELECT ${columns} FROM pushes WHERE id = ?`);
  const newest = database.prepare<[string | null], Row>(
    `SELECT ${columns} FROM pushes WHERE environment_id = COALESCE(?, environment_id) ORDER BY started_at DESC, id LIMIT 500`,
  );
  const ids = database.prepare<[string], string>('SELECT id FROM pushes WHERE environment_id = ?').pluck();
  const running = database.prepare<[], RunningPush>(
    `SELECT id, environment_id AS environmentId, transaction_id AS transactionId FROM pushes WHERE state = 'running'`,
  );
  const documentsOf = database.prepare<[string], KeptDocument>(
    `SELECT document_id AS documentId, kind, name, "write", revision, before_text AS before, before_hash AS beforeHash,
       after_text AS after, after_hash AS afterHash FROM push_documents WHERE push_id = ? ORDER BY name, document_id`,
  );
  const namesOf = database.prepare<[string], PushRecord['documents'][number]>(
    `SELECT document_id AS documentId, name, "write" FROM push_documents WHERE push_id = ? ORDER BY name, document_id`,
  );

  function toEntry({ target, transactionId, position, ledgerId, ...row }: Row) {
    return {
      record: { ...row, ...readMessage(row.message), documents: namesOf.all(row.id) },
      target,
      transactionId,
      position,
      ledgerId,
    };
  }

  return {
    begin: ({ promotedFrom, message, ...row }: NewPush): void =>
      void insertPush.run({ ...row, message: writeMessage(promotedFrom, message) }),
    /** All of them before anything is sent; a push that is killed in between has sent nothing. */
    addDocument: (pushId: string, document: PushedDocument): void => {
      const { documentId, kind, name, write, revision, beforeHash, afterHash, kept } = document;
      const rest = { documentId, kind, name, write, revision, beforeHash, afterHash };
      insertDocument.run({ pushId, ...rest, beforeText: kept.before, afterText: kept.after });
    },
    /** One that was never sent, because not all of it could be written down. */
    forget: (id: string): void => {
      dropDocuments.run(id);
      drop.run(id);
    },
    /** Must be on the disk before COMMIT is sent. */
    noteTransaction: (id: string, sent: SentPush): void => void noteSent.run({ id, ...sent }),
    /** Running journeys that the push took to other stages; on the disk before COMMIT is sent, so that they can be taken back. */
    noteMoved: (id: string, documentId: string, journeys: readonly MovedJourney[]): void => {
      const kept = beforeOf.get(id, documentId) ?? null;
      if (kept === null) return;
      const moved = JSON.stringify(journeys.map(({ id: one, from, to }) => [one, from, to]));
      // The server's own text of an object: what comes along with it is added before its end.
      const text = `${unpackText(kept).slice(0, -1)}, "${movedKey}": ${moved}}`;
      noteBefore.run(packText(text), id, documentId);
    },
    end: (id: string, state: PushRecord['state'], message: string, at: string | null): void =>
      void noteEnd.run(state, at, message, id),
    find: (id: string): LedgerEntry | undefined => {
      const row = one.get(id);
      return row && { ...toEntry(row), documents: documentsOf.all(id).map(toPushed) };
    },
    /** The same without what the rows were and became, which of thousands takes its time to read. */
    look: (id: string): Omit<LedgerEntry, 'documents'> | undefined => {
      const row = one.get(id);
      return row && toEntry(row);
    },
    /** Where it went and what was seen there, and nothing of its documents. */
    head: (id: string): Pick<Row, 'environmentId' | 'position'> | undefined => one.get(id),
    list: (environmentId: string | null): PushRecord[] =>
      newest.all(environmentId).map((row) => toEntry(row).record),
    /** Of every push to an environment that was ever begun from here. */
    idsOf: (environmentId: string): string[] => ids.all(environmentId),
    running: (): RunningPush[] => running.all(),
  };
}
