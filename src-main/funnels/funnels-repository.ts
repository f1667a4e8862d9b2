import type { MeasuredFunnelRow, MeasuredStageRow } from '../../shared/funnels/measures/read-measures.ts';
import type { Database } from '../database/database.ts';
import { unpackText } from '../database/packed-text.ts';
import type { conversionFunnels, funnelStages } from '../database/tables/funnels.ts';

/** A row of `conversion_funnels` with all its columns, as it was read from an environment. */
export type ImportedFunnel = Omit<Required<typeof conversionFunnels.$inferInsert>, 'environmentId'>;
/** A row of `funnel_stages`, likewise. */
export type ImportedStage = Omit<Required<typeof funnelStages.$inferInsert>, 'environmentId'>;

export interface ImportedMeasures extends MeasuredFunnelRow {
  readonly environmentId: string;
  readonly environmentName: string | null;
  readonly importedAt: string;
  readonly stages: readonly MeasuredStageRow[];
}

export type FunnelsRepository = ReturnType<typeof createFunnelsRepository>;

/**
 * The imported rows of production's funnels, by environment. Values are kept exactly as they came; when they came stands
 * in `meta`, because production's own timestamps say nothing of that.
 */
export function createFunnelsRepository(database: Database) {
  const newest = database.prepare<
    [string],
    Omit<ImportedMeasures, 'stages' | 'environmentName'> & { name: string | null }
  >(
    `SELECT f.environment_id AS environmentId, e.name, m.value AS importedAt, f.total_visitors AS totalVisitors,
            f.conversion_rate AS conversionRate, f.average_time_to_convert_days AS averageTimeToConvertDays
     FROM conversion_funnels AS f
     JOIN meta AS m ON m.key = 'funnels.imported/' || f.environment_id || '/' || f.id
     LEFT JOIN environments AS e ON e.id = f.environment_id
     WHERE f.id = ? ORDER BY m.value DESC, f.environment_id LIMIT 1`,
  );
  const stagesOf = database.prepare<[string, string], MeasuredStageRow>(
    `SELECT id, visitors, conversions, conversion_rate AS conversionRate,
            average_time_spent_seconds AS averageTimeSpentSeconds, drop_off_count AS dropOffCount,
            drop_off_rate AS dropOffRate
     FROM funnel_stages WHERE environment_id = ? AND funnel_id = ? ORDER BY stage_order, id`,
  );
  const dropStages = database.prepare<[string, string]>(
    'DELETE FROM funnel_stages WHERE environment_id = ? AND funnel_id = ?',
  );
  const dropFunnel = database.prepare<[string, string]>(
    'DELETE FROM conversion_funnels WHERE environment_id = ? AND id = ?',
  );
  const writeFunnel = database.prepare(
    `INSERT INTO conversion_funnels (environment_id, id, funnel_name, funnel_type, stages, is_active, total_visitors,
       conversion_rate, average_time_to_convert_days, experiment_id, variant_name, description, target_audience, tags,
       created_at, updated_at)
     VALUES (@environmentId, @id, @funnelName, @funnelType, @stages, @isActive, @totalVisitors, @conversionRate,
       @averageTimeToConvertDays, @experimentId, @variantName, @description, @targetAudience, @tags, @createdAt, @updatedAt)`,
  );
  const writeStage = database.prepare(
    `INSERT INTO funnel_stages (environment_id, id, funnel_id, stage_name, stage_order, stage_type, visitors, conversions,
       conversion_rate, average_time_spent_seconds, drop_off_count, drop_off_rate, experiment_id, variant_name, description,
       success_criteria, created_at, updated_at)
     VALUES (@environmentId, @id, @funnelId, @stageName, @stageOrder, @stageType, @visitors, @conversions, @conversionRate,
       @averageTimeSpentSeconds, @dropOffCount, @dropOffRate, @experimentId, @variantName, @description, @successCriteria,
       @createdAt, @updatedAt)`,
  );
  const noteImport = database.prepare(
    'INSERT INTO meta (key, value) VALUES (@key, @at) ON CONFLICT (key) DO UPDATE SET value = @at',
  );
  const all = database.prepare<[string], { id: string }>(
    'SELECT id FROM conversion_funnels WHERE environment_id = ?',
  );
  const forgetImport = database.prepare<[string]>('DELETE FROM meta WHERE key = ?');

  const agreed = database.prepare<
    [string],
    { environmentId: string; name: string | null; kept: Buffer | string | null }
  >(
    // After a push, the text is in the ledger.
    `SELECT b.environment_id AS environmentId, e.name, COALESCE(b.row_text, p.after_text) AS kept
     FROM baselines AS b LEFT JOIN environments AS e ON e.id = b.environment_id
     LEFT JOIN push_documents AS p ON p.push_id = b.push_id AND p.document_id = b.document_id
     WHERE b.document_id = ? ORDER BY b.at DESC, b.environment_id LIMIT 1`,
  );

  function keyOf(environmentId: string, id: string): string {
    return `funnels.imported/${environmentId}/${id}`;
  }

  function drop(environmentId: string, id: string): void {
    dropStages.run(environmentId, id);
    dropFunnel.run(environmentId, id);
    forgetImport.run(keyOf(environmentId, id));
  }

  return {
    /** What was imported last of a funnel, from whichever environment. */
    newestMeasures: (funnelId: string): ImportedMeasures | null => {
      const found = newest.get(funnelId);
      if (!found) return null;
      const { name, ...row } = found;
      return { ...row, environmentName: name, stages: stagesOf.all(row.environmentId, funnelId) };
    },
    /** The rows of a funnel as it was agreed on last with any environment, as the server's text. */
    lastAgreed: (funnelId: string) => {
      const found = agreed.get(funnelId);
      if (!found || found.kept === null) return null;
      const { kept, ...where } = found;
      return { ...where, rowText: unpackText(kept) };
    },
    /**
     * Each of these funnels with exactly these stages, in the place of what was kept of it. A stage that is already kept
     * under another funnel of the environment moves with it. One transaction.
     */
    store: (
      environmentId: string,
      at: string,
      funnels: readonly ImportedFunnel[],
      stages: readonly ImportedStage[],
    ): void => {
      const takeStage = database.prepare<[string, string]>(
        'DELETE FROM funnel_stages WHERE environment_id = ? AND id = ?',
      );
      database
        .transaction(() => {
          for (const { id } of funnels) drop(environmentId, id);
          for (const funnel of funnels) {
            const { stages: items, tags, isActive } = funnel;
            writeFunnel.run({
              ...funnel,
              environmentId,
              stages: JSON.stringify(items),
              tags: tags === null ? null : JSON.stringify(tags),
              isActive: isActive === null ? null : Number(isActive),
            });
            noteImport.run({ key: keyOf(environmentId, funnel.id), at });
          }
          for (const stage of stages) {
            const { successCriteria } = stage;
            takeStage.run(environmentId, stage.id);
            writeStage.run({
              ...stage,
              environmentId,
              successCriteria: successCriteria === null ? null : JSON.stringify(successCriteria),
            });
          }
        })
        .immediate();
    },
    /** Everything that was imported from an environment; the ids of the funnels that it held. */
    forget: (environmentId: string): string[] => {
      const ids = all.all(environmentId).map(({ id }) => id);
      database.transaction(() => ids.forEach((id) => drop(environmentId, id))).immediate();
      return ids;
    },
  };
}
