import type { Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';

/** A parameter as it is sent; JSON goes as its text and is cast by the statement. */
export type Parameter = ArrayItem | readonly ArrayItem[];
export type ArrayItem = string | number | boolean | null;

/** Everything comes back as text, so that no number, date or JSON value is ever rounded or shifted on the way. */
export type TextRow = Readonly<Record<string, string | null>>;

/** A boolean as a server or the sandbox spells it. */
export function isTrue(text: string | null | undefined): boolean {
  return text === 't' || text === 'true';
}

export interface QueryResult {
  readonly rows: readonly TextRow[];
  /** Rows that were written or read. */
  readonly count: number;
}

/** One session with a Postgres; the sandbox and a server look the same from here. */
export interface Connection {
  readonly user: string;
  readonly tls: boolean;
  /** The backend that the server named at the start; absent where there is none to name. */
  readonly backend?: string | null;
  /** Throws `StatementFailed` where the server refused, `ConnectionLost` where no answer came. */
  readonly query: (sql: string, parameters?: readonly Parameter[]) => Promise<QueryResult>;
  /**
   * A COPY ... FROM STDIN with the rows that follow it, one list for each of its columns. Throws as `query` does; nothing of it stays
   * then.
   */
  readonly load: (sql: string, columns: readonly (readonly ArrayItem[])[]) => Promise<QueryResult>;
  /** What the server said beside its answers since this was asked last (NOTICE, WARNING), cleaned; absent: it cannot be heard. */
  readonly takeNotices?: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Gives a session and takes it back, whatever happens in between. */
export type WithConnection = <Value>(
  work: (connection: Connection) => Promise<Result<Value, AppError>>,
) => Promise<Result<Value, AppError>>;

/** The server understood and said no; the transaction is over, nothing of it stays. */
export class StatementFailed extends Error {
  readonly sqlState: string;
  readonly constraint: string | null;
  readonly column: string | null;
  constructor(message: string, sqlState: string, constraint: string | null, column: string | null) {
    super(message);
    this.name = 'StatementFailed';
    this.sqlState = sqlState;
    this.constraint = constraint;
    this.column = column;
  }
}

/** The connection ended without an answer; a COMMIT that was on its way may have been done or not. */
export class ConnectionLost extends Error {
  readonly reason: string;
  constructor(message: string, reason: string) {
    super(message);
    this.name = 'ConnectionLost';
    this.reason = reason;
  }
}
