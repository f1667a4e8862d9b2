import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json } from './json-column.ts';

/**
 * Rows of the production tables of processes as they were pulled from an environment. DECIMAL, DATE and TIMESTAMP are text, exactly as
 * Postgres writes them; nearly every column may be NULL there and so here.
 */
export const businessProcesses = sqliteTable(
  'business_processes',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    processName: text('process_name').notNull(),
    processType: text('process_type').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }),
    priority: integer('priority'),
    maxExecutionTimeMinutes: integer('max_execution_time_minutes'),
    triggerEvents: json('trigger_events'),
    automationRules: json('automation_rules'),
    fallbackProcedures: json('fallback_procedures'),
    successRate: text('success_rate'),
    averageExecutionTimeSeconds: integer('average_execution_time_seconds'),
    errorCount: integer('error_count'),
    description: text('description'),
    ownerTeam: text('owner_team'),
    tags: json('tags'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);

export const processExecutions = sqliteTable(
  'process_executions',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    processId: text('process_id').notNull(),
    userId: text('user_id'),
    executionStatus: text('execution_status').notNull(),
    startedAt: text('started_at'),
    completedAt: text('completed_at'),
    durationSeconds: integer('duration_seconds'),
    triggerEvent: text('trigger_event'),
    inputData: json('input_data'),
    outputData: json('output_data'),
    errorMessage: text('error_message'),
    retryCount: integer('retry_count'),
    maxRetries: integer('max_retries'),
    performanceMetrics: json('performance_metrics'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);
