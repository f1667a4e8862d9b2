import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { checkedExport, type ExportJobDeps } from './export-job.ts';
import type { MadePlan } from './made-plan.ts';

/**
 * The same rows as the plan's push, as a file for somebody who runs it elsewhere. It is read again and compared with the plan before
 * anybody gets it.
 */
export async function planAsSql(
  made: MadePlan | undefined,
  job: ExportJobDeps,
): Promise<Result<{ fileName: string; text: string }, AppError>> {
  if (!made) {
    return err(appError('plan-outdated', 'This plan is not known any more.', { remedy: 'Make a new plan.' }));
  }
  const { plan, schema, statements, writes, documents } = made;
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
  if (statements.some(({ role }) => role === 'move-running')) {
    return err(
      appError(
        'unsupported',
        'This plan also moves journeys that run, and a file that is run later would move others. Nothing was written.',
        {
          remedy: 'Leave the running journeys where they are and save the plan again, or push it from here.',
        },
      ),
    );
  }
  const sql = {
    title: `Plan ${plan.hash.slice(0, 12)} for ${plan.environmentName}, made ${plan.createdAt}`,
    schema,
    writes,
    hashes: documents.map(({ kind, documentId, beforeHash, afterHash }) => ({
      kind,
      id: documentId,
      before: beforeHash,
      after: afterHash,
    })),
  };
  const checked = await checkedExport(sql, { schema, statements, documents }, job);
  if (job.stop.aborted) {
    return err(
      appError('cancelled', 'The file was not written, because you stopped it. Nothing was changed.'),
    );
  }
  if (!checked.ok) {
    return err(
      appError(
        'unexpected',
        `The file was not written, because it would not say what the plan says: ${checked.error}.`,
        { remedy: 'Nothing was changed anywhere. Push the plan from here instead, and report this.' },
      ),
    );
  }
  const name =
    plan.environmentName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'environment';
  return ok({ fileName: `plan-${name}-${plan.hash.slice(0, 8)}.sql`, text: checked.value });
}
