import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { MadePlan } from './made-plan.ts';
import { exportSql } from './postgres/export-sql.ts';

/** The same rows as the plan's push, as a file for somebody who runs it elsewhere. */
export function planAsSql(made: MadePlan | undefined): Result<{ fileName: string; text: string }, AppError> {
  if (!made) {
    return err(appError('plan-outdated', 'This plan is not known any more.', { remedy: 'Make a new plan.' }));
  }
  const { plan, schema, rows, documents } = made;
  const stopped = plan.documents.find(({ blocked }) => blocked !== null);
  if (stopped) {
    return err(
      appError('findings-block', `"${stopped.name}" cannot be exported: ${stopped.blocked}`, {
        place: stopped.documentId,
      }),
    );
  }
  if (documents.length === 0)
    return err(appError('bad-input', 'There is nothing to export: both sides are equal.'));
  const takers = new Map(rows.map((row) => [row.template_name, row.id]));
  const nameThere = new Map(documents.map(({ documentId, beforeText }) => [documentId, nameIn(beforeText)]));
  const renamedAside = rows
    .map(({ id }) => id)
    .filter((id) => (takers.get(nameThere.get(id) ?? '') ?? id) !== id);
  const text = exportSql({
    title: `Plan ${plan.hash.slice(0, 12)} for ${plan.environmentName}, made ${plan.createdAt}`,
    schema,
    rows,
    hashes: documents.map(({ documentId, beforeHash, afterHash }) => ({
      id: documentId,
      before: beforeHash,
      after: afterHash,
    })),
    renamedAside,
  });
  const name =
    plan.environmentName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'environment';
  return ok({ fileName: `plan-${name}-${plan.hash.slice(0, 8)}.sql`, text });
}

function nameIn(rowText: string | null): string {
  if (rowText === null) return '';
  const row = JSON.parse(rowText) as { template_name?: string };
  return row.template_name ?? '';
}
