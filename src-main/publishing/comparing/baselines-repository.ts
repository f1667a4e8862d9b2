import type { Database } from '../../database/database.ts';
import { packText, unpackText } from '../../database/packed-text.ts';

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

/** Documents of one push, by their ids. */
export interface PushedRange {
  readonly environmentId: string;
  readonly pushId: string;
  readonly first: string;
  readonly last: string;
  readonly at: string;
  readonly position: string | null;
}

export type BaselinesRepository = ReturnType<typeof createBaselinesRepository>;

/** As it is kept: of thousands only a few are looked into, so a text is unpacked when it is asked for. */
interface Kept extends Omit<DatedBaseline, 'rowText'> {
  /** null: the push that it names is not in the ledger. */
  readonly kept: Buffer | string | null;
}

function toBaseline({ kept, ...baseline }: Kept): DatedBaseline {
  return {
    ...baseline,
    get rowText() {
      if (kept === null) throw new Error(`The row agreed on of ${baseline.documentId} is lost`);
      return unpackText(kept);
    },
  };
}

export function createBaselinesRepository(database: Database) {
  const select = `SELECT b.document_id AS documentId, COALESCE(b.row_text, p.after_text) AS kept, b.hash, b.revision, b.at,
      b.position
    FROM baselines AS b LEFT JOIN push_documents AS p ON p.push_id = b.push_id AND p.document_id = b.document_id
    WHERE b.environment_id = ?`;
  const all = database.prepare<[string], Kept>(select);
  const one = database.prepare<[string, string], Kept>(`${select} AND b.document_id = ?`);
  const write = database.prepare(
    `INSERT INTO baselines (environment_id, document_id, row_text, push_id, hash, revision, at, position)
     VALUES (@environmentId, @documentId, @kept, @pushId, @hash, @revision, @at, @position)
     ON CONFLICT (environment_id, document_id) DO UPDATE SET row_text = @kept, push_id = @pushId, hash = @hash,
       revision = @revision, at = @at, position = @position`,
  );
  const takeWritten = database.prepare(
    `INSERT INTO baselines (environment_id, document_id, push_id, hash, revision, at, position)
     SELECT @environmentId, w.document_id, w.push_id, w.after_hash, w.revision, @at, @position FROM push_documents AS w
     LEFT JOIN baselines AS b ON b.environment_id = @environmentId AND b.document_id = w.document_id
     WHERE w.push_id = @pushId AND w.document_id BETWEEN @first AND @last AND w.after_hash IS NOT NULL
       AND w.revision <> ${keepsAgreement} AND (b.hash IS NULL OR b.hash = w.before_hash OR b.hash = w.after_hash)
     ON CONFLICT (environment_id, document_id) DO UPDATE SET row_text = NULL, push_id = excluded.push_id,
       hash = excluded.hash, revision = excluded.revision, at = excluded.at, position = excluded.position`,
  );
  const dropDeleted = database.prepare(
    // One look by key for each agreement: the rows of the whole range, read for each, took seconds of ten thousand.
    `DELETE FROM baselines WHERE environment_id = @environmentId AND document_id BETWEEN @first AND @last
       AND EXISTS (SELECT 1 FROM push_documents AS w WHERE w.push_id = @pushId AND w.document_id = baselines.document_id
         AND w.after_hash IS NULL AND w.revision <> ${keepsAgreement} AND w.before_hash IS baselines.hash)`,
  );
  const drop = database.prepare<[string, string]>(
    'DELETE FROM baselines WHERE environment_id = ? AND document_id = ?',
  );
  const dropAll = database.prepare<[string]>('DELETE FROM baselines WHERE environment_id = ?');
  return {
    all: (environmentId: string): Map<string, DatedBaseline> =>
      new Map(all.all(environmentId).map((kept) => [kept.documentId, toBaseline(kept)])),
    find: (environmentId: string, documentId: string): DatedBaseline | undefined => {
      const kept = one.get(environmentId, documentId);
      return kept && toBaseline(kept);
    },
    save: (environmentId: string, { rowText, ...baseline }: Baseline, at: string): void =>
      void write.run({ ...baseline, environmentId, at, kept: packText(rowText), pushId: null }),
    /**
     * What a push wrote among the documents `first` to `last`, whose texts are in the ledger. Rows that this workspace never
     * saw keep their agreement, deleted ones too: taken for known, the next push would overwrite them or bring them back. So
     * do documents that were agreed on anew before it was known how the push ended: what was seen there is later than it.
     */
    savePushed: (push: PushedRange): void => {
      takeWritten.run(push);
      const { at: _at, position: _position, ...range } = push;
      dropDeleted.run(range);
    },
    remove: (environmentId: string, documentId: string): void => void drop.run(environmentId, documentId),
    removeAll: (environmentId: string): void => void dropAll.run(environmentId),
  };
}
