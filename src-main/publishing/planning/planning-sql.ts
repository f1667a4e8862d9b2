import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { PlannedField } from '../../../shared/publishing/plan.ts';
import { readText } from '../comparing/comparison.ts';
import { describeRows } from '../comparing/described-rows.ts';
import { filledIn } from '../postgres/filled-in.ts';
import { pushStatements, type UnitWrites } from '../postgres/statements.ts';
import type { MadePlan } from './made-plan.ts';

/** The differences of one document, worked out again from what stands there and what is to stand there. */
export function documentFields(
  made: MadePlan | undefined,
  documentId: string,
): Result<{ fields: PlannedField[] }, AppError> {
  if (!made) return err(unknown());
  const {
    kind,
    beforeText = null,
    afterText = null,
  } = made.documents.find((one) => one.documentId === documentId) ?? {};
  return ok({ fields: kind ? describeRows(kind, beforeText, afterText) : [] });
}

interface PlannedSides {
  readonly before: Document | null;
  readonly after: Document | null;
  readonly reason: string | null;
}

/** The rows of one document of a plan as documents: a promotion or a way back may hold what this workspace has not. */
export function plannedDocument(
  made: MadePlan | undefined,
  documentId: string,
): Result<PlannedSides, AppError> {
  if (!made) return err(unknown());
  const planned = made.documents.find((one) => one.documentId === documentId);
  if (!planned) return err(appError('not-found', 'This plan does not write this document.'));
  const { kind, beforeText, afterText } = planned;
  const before = beforeText === null ? null : readText(kind, beforeText);
  const after = afterText === null ? null : readText(kind, afterText);
  return ok({
    before: before?.ok ? before.value.document : null,
    after: after?.ok ? after.value.document : null,
    reason: before?.ok === false ? before.error : after?.ok === false ? after.error : null,
  });
}

function unknown(): AppError {
  return appError('plan-outdated', 'This plan is not known any more.', { remedy: 'Make a new plan.' });
}

type DocumentSql = { statements: { purpose: string; sql: string }[] };

/**
 * What a plan writes of one document, as statements that can be read: those of the push, with only the rows of this one, and
 * with their values where the push sends parameters.
 */
export function documentSql(made: MadePlan | undefined, documentId: string): Result<DocumentSql, AppError> {
  if (!made) return err(unknown());
  const own = made.writes.map((writes) => onlyOf(writes, documentId));
  const moves = made.statements.filter(({ role, ids }) => role === 'move-running' && ids[0] === documentId);
  const statements = pushStatements(made.schema, own, moves).filter(({ role }) => shown.has(role));
  return ok({
    statements: statements.map(({ purpose, sql, parameters }) => ({
      purpose,
      sql: filledIn(sql, parameters),
    })),
  });
}

const shown: ReadonlySet<string> = new Set(['move-running', 'delete', 'update', 'insert']);

function onlyOf({ kind, inserts, updates, deletes }: UnitWrites, documentId: string): UnitWrites {
  return {
    kind,
    inserts: inserts.filter(({ row }) => row.id === documentId),
    updates: updates.filter(({ rows }) => rows.row.id === documentId),
    deletes: deletes.filter(({ row }) => row.id === documentId),
  };
}
