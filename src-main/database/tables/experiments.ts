import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json } from './json-column.ts';

/**
 * Rows of the production table of experiments as they were pulled from an environment. DECIMAL, DATE and TIMESTAMP are text, exactly as
 * Postgres writes them; nearly every column may be NULL there and so here.
 */
export const experimentConfigs = sqliteTable(
  'experiment_configs',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    experimentName: text('experiment_name').notNull(),
    experimentType: text('experiment_type').notNull(),
    targetAudience: json('target_audience'),
    variants: json('variants').notNull(),
    trafficAllocation: json('traffic_allocation'),
    startDate: text('start_date'),
    endDate: text('end_date'),
    status: text('status'),
    primaryMetric: text('primary_metric'),
    secondaryMetrics: json('secondary_metrics'),
    minimumSampleSize: integer('minimum_sample_size'),
    winnerVariant: text('winner_variant'),
    confidenceLevel: text('confidence_level'),
    improvementPercentage: text('improvement_percentage'),
    hypothesis: text('hypothesis'),
    description: text('description'),
    owner: text('owner'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);
