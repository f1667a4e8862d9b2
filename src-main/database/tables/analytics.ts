import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Rows of the aggregated analytics as they were pulled from an environment. DECIMAL, DATE and TIMESTAMP are text, exactly as
 * Postgres writes them; nearly every column may be NULL there and so here.
 */
export const journeyAnalytics = sqliteTable(
  'journey_analytics',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    date: text('date').notNull(),
    journeyType: text('journey_type').notNull(),
    stageName: text('stage_name').notNull(),
    totalUsers: integer('total_users'),
    activeUsers: integer('active_users'),
    completionRate: text('completion_rate'),
    averageCompletionTimeMinutes: text('average_completion_time_minutes'),
    medianCompletionTimeMinutes: text('median_completion_time_minutes'),
    satisfactionScore: text('satisfaction_score'),
    dropOffRate: text('drop_off_rate'),
    conversionRate: text('conversion_rate'),
    revenueImpact: text('revenue_impact'),
    userSegment: text('user_segment'),
    deviceType: text('device_type'),
    acquisitionChannel: text('acquisition_channel'),
    experimentId: text('experiment_id'),
    variantName: text('variant_name'),
    dataQualityScore: text('data_quality_score'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);
