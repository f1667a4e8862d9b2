import { tableIn } from '../postgres/identifiers.ts';
import { logSql } from './log-sql.ts';
import { keptReviewSql, reviewSql } from './review-sql.ts';
import type { WatchedTable } from './watched-tables.ts';

/** One step of what assisted mode installs; a later one is added at the end and an installed one is never changed. */
export interface InstalledVersion {
  readonly number: number;
  /** What it is for, in a few words. */
  readonly title: string;
  readonly statements: readonly string[];
  /** Tables that whoever reads the authored tables may read. */
  readonly tables: readonly string[];
  /** Functions that whoever writes the authored tables may call, with their argument types. */
  readonly functions: readonly string[];
}

export const assistedVersions: readonly InstalledVersion[] = [
  {
    number: 1,
    title: 'the push ledger and the change log',
    statements: logSql,
    tables: ['installation', 'pushes', 'changes'],
    functions: ['record_push(uuid, text, text, timestamptz, uuid, jsonb)'],
  },
  {
    number: 2,
    title: 'reviews before a push',
    statements: reviewSql,
    tables: ['review_policies', 'review_requests', 'review_answers'],
    functions: [
      'set_review_policy(uuid, boolean)',
      'request_review(uuid, text, text, text, text)',
      'answer_review(uuid, text, text, text, text)',
      'withdraw_review(uuid)',
    ],
  },
  {
    number: 3,
    title: 'reviews that only the owner switches off',
    statements: keptReviewSql,
    tables: [],
    functions: [],
  },
];

/** The names of what stands on the watched tables, so that it is found again. */
export const rowTrigger = 'jd_sync_rows';
export const truncateTrigger = 'jd_sync_truncate';

export function rowTriggerSql(schema: string, { table }: WatchedTable): string {
  return `CREATE TRIGGER ${rowTrigger} AFTER INSERT OR UPDATE OR DELETE ON ${tableIn(schema, table)}
  FOR EACH ROW EXECUTE FUNCTION jd_sync.log_${table}()`;
}

export function truncateTriggerSql(schema: string, { table }: WatchedTable): string {
  return `CREATE TRIGGER ${truncateTrigger} AFTER TRUNCATE ON ${tableIn(schema, table)}
  FOR EACH STATEMENT EXECUTE FUNCTION jd_sync.log_truncate()`;
}
