import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json } from './json-column.ts';

/**
 * Rows of the production tables of funnels as they were pulled from an environment. DECIMAL, DATE and TIMESTAMP are text, exactly as
 * Postgres writes them; nearly every column may be NULL there and so here.
 */
export const conversionFunnels = sqliteTable(
  'conversion_funnels',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    funnelName: text('funnel_name').notNull(),
    funnelType: text('funnel_type').notNull(),
    stages: json('stages').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }),
    totalVisitors: integer('total_visitors'),
    conversionRate: text('conversion_rate'),
    averageTimeToConvertDays: text('average_time_to_convert_days'),
    experimentId: text('experiment_id'),
    variantName: text('variant_name'),
    description: text('description'),
    targetAudience: text('target_audience'),
    tags: json('tags'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);

export const funnelStages = sqliteTable(
  'funnel_stages',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    funnelId: text('funnel_id').notNull(),
    stageName: text('stage_name').notNull(),
    stageOrder: integer('stage_order').notNull(),
    stageType: text('stage_type').notNull(),
    visitors: integer('visitors'),
    conversions: integer('conversions'),
    conversionRate: text('conversion_rate'),
    averageTimeSpentSeconds: integer('average_time_spent_seconds'),
    dropOffCount: integer('drop_off_count'),
    dropOffRate: text('drop_off_rate'),
    experimentId: text('experiment_id'),
    variantName: text('variant_name'),
    description: text('description'),
    successCriteria: json('success_criteria'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);
