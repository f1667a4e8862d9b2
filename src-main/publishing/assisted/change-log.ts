import { type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import type { ProductionChange } from '../../../shared/publishing/assisted.ts';
import { tablesOf, unitOf } from '../../../shared/publishing/units.ts';
import type { DatedBaseline } from '../comparing/baselines-repository.ts';
import { type Connection, isTrue, type TextRow } from '../postgres/connection.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';

/** Of the log's newest entries; beyond them the answer is "and more". */
const lookedAt = 100_000;
const most = 2_000;

/**
 * Entries that were not there yet when a document was last agreed on. A snapshot decides, not a number or a time: an entry
 * that was written early and committed late is not skipped. The time is for a server that was restored elsewhere, where the
 * old snapshot says nothing. What was never agreed on is news as long as it is there; what is gone, since the last agreement on
 * anything.
 */
const unseenSql = `SELECT c.document_id, c.table_name, c.operation, c.changed_by, c.transaction_id::text AS transaction,
  to_json(c.columns)::text AS columns, to_json(c.changed_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS at,
  p.id AS push, p.display_name, p.plan_hash, p.rolls_back IS NOT NULL AS rolls_back,
  (SELECT d ->> 'name' FROM jsonb_array_elements(p.documents) d WHERE d ->> 'id' = c.document_id::text LIMIT 1) AS name
FROM jd_sync.changes c
LEFT JOIN jsonb_to_recordset($1::jsonb) AS o (document uuid, snapshot text, at timestamptz) ON o.document = c.document_id
CROSS JOIN LATERAL (
  SELECT o.snapshot, o.at WHERE o.document IS NOT NULL
  UNION ALL
  SELECT l.snapshot, l.at FROM jsonb_to_record($3::jsonb) AS l (snapshot text, at timestamptz) WHERE o.document IS NULL AND (
    c.document_id IS NULL OR 'delete' = (SELECT g.operation FROM jd_sync.changes g
      WHERE g.document_id = c.document_id AND g.table_name = ANY ($4::text[]) ORDER BY g.number DESC LIMIT 1))
  UNION ALL
  SELECT NULL, NULL
  LIMIT 1
) AS s
LEFT JOIN jd_sync.pushes p ON p.id = c.push_id AND p.transaction_id = c.transaction_id
WHERE c.number > (SELECT COALESCE(max(number), 0) FROM jd_sync.changes) - ${lookedAt}
  AND (s.snapshot IS NULL OR NOT pg_catalog.pg_visible_in_snapshot(c.transaction_id, s.snapshot::pg_catalog.pg_snapshot) OR c.changed_at > s.at)
  AND (p.id IS NULL OR p.id <> ALL ($2::uuid[]))
ORDER BY c.number DESC LIMIT ${most + 1}`;

export interface Unseen {
  readonly changes: readonly ProductionChange[];
  readonly more: boolean;
}

/** What others did there since each document was last agreed on; `ownPushes` are left out. */
export async function readUnseen(
  connection: Connection,
  agreed: readonly DatedBaseline[],
  ownPushes: readonly string[],
  nameOf: (documentId: string) => string | null,
): Promise<Unseen> {
  const seen = agreed.flatMap(({ documentId, position }) =>
    position === null ? [] : [{ document: documentId, ...(JSON.parse(position) as object) }],
  );
  const last =
    agreed
      .flatMap(({ position }) => position ?? [])
      .toSorted(byClock)
      .at(-1) ?? '{}';
  const tables = documentKinds.map((kind) => unitOf(kind).table);
  const { rows } = await connection.query(unseenSql, [JSON.stringify(seen), [...ownPushes], last, tables]);
  const shown = rows.slice(0, most);
  const groups = Map.groupBy(
    shown,
    (row) => `${row['transaction']} ${row['document_id'] ?? row['table_name']}`,
  );
  return { changes: [...groups.values()].map((group) => toChange(group, nameOf)), more: rows.length > most };
}

/** Positions by the server's clock. */
function byClock(a: string, b: string): number {
  const timeOf = (position: string) => Date.parse((JSON.parse(position) as { at: string }).at);
  return timeOf(a) - timeOf(b);
}

function toChange(rows: readonly TextRow[], nameOf: (id: string) => string | null): ProductionChange {
  const newest = rows[0] ?? {};
  const documentId = newest['document_id'] ?? null;
  const said = newest['name'] ?? null;
  const isPush = (newest['push'] ?? null) !== null;
  return {
    documentId,
    name: (documentId === null ? null : nameOf(documentId)) ?? (said === null ? null : untrustedText(said)),
    kind: kindOf(newest['table_name'] ?? ''),
    at: newest['at'] ?? '',
    by: untrustedText(newest['changed_by'] ?? ''),
    displayName: newest['display_name'] ? untrustedText(newest['display_name']) : null,
    how: isPush ? (isTrue(newest['rolls_back']) ? 'rollback' : 'push') : 'sql',
    planHash: newest['plan_hash'] ?? null,
    writes: [...Map.groupBy(rows, (row) => `${row['table_name']} ${row['operation']}`).values()].map(
      (own) => ({
        table: own[0]?.['table_name'] ?? '',
        operation: operationOf(own[0]?.['operation']),
        rows: own.length,
        columns: [...new Set(own.flatMap((row) => JSON.parse(row['columns'] ?? '[]') as string[]))].map(
          (name) => untrustedText(name),
        ),
      }),
    ),
  };
}

function kindOf(table: string): DocumentKind | null {
  return documentKinds.find((kind) => tablesOf([kind]).includes(table)) ?? null;
}

function operationOf(text: string | null | undefined): ProductionChange['writes'][number]['operation'] {
  return text === 'insert' || text === 'delete' || text === 'truncate' ? text : 'update';
}
