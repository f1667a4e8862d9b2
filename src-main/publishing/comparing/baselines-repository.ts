import type { Database } from '../../database/database.ts';

/** The row as both sides last agreed on it. */
export interface Baseline {
  readonly documentId: string;
  /** The server's own text of the authored columns. */
  readonly rowText: string;
  readonly hash: string;
  /** The revision here that equals it; 0 where none does. */
  readonly revision: number;
  /** Up to where the change log there was seen then; null: not noted. */
  readonly position: string | null;
}

export interface DatedBaseline extends Baseline {
  /** When it was agreed on. */
  readonly at: string;
}

/** In the ledger, in place of a revision: what was agreed on before this push stays what is agreed on. */
export const keepsAgreement = -1;

export type BaselinesRepository = ReturnType<typeof createBaselinesRepository>;

export function createBaselinesRepository(database: Database) {
  const columns = 'document_id AS documentId, row_text AS rowText, hash, revision, at, position';
  const all = database.prepare<[string], DatedBaseline>(
    `SELECT ${columns} FROM baselines WHERE environment_id = ?`,
  );
  const one = database.prepare<[string, string], DatedBaseline>(
    `SELECT ${columns} FROM baselines WHERE environment_id = ? AND document_id = ?`,
  );
  const write = database.prepare(
    `INSERT INTO baselines (environment_id, document_id, row_text, hash, revision, at, position)
     VALUES (@environmentId, @documentId, @rowText, @hash, @revision, @at, @position)
     ON CONFLICT (environment_id, document_id) DO UPDATE SET row_text = @rowText, hash = @hash, revision = @revision, at = @at,
       position = @position`,
  );
  const drop = database.prepare<[string, string]>(
    'DELETE FROM baselines WHERE environment_id = ? AND document_id = ?',
  );
  const dropAll = database.prepare<[string]>('DELETE FROM baselines WHERE environment_id = ?');
  return {
    all: (environmentId: string): Map<string, DatedBaseline> =>
      new Map(all.all(environmentId).map((baseline) => [baseline.documentId, baseline])),
    find: (environmentId: string, documentId: string): DatedBaseline | undefined =>
      one.get(environmentId, documentId),
    save: (environmentId: string, baseline: Baseline, at: string): void =>
      void write.run({ ...baseline, environmentId, at }),
    remove: (environmentId: string, documentId: string): void => void drop.run(environmentId, documentId),
    removeAll: (environmentId: string): void => void dropAll.run(environmentId),
  };
}
