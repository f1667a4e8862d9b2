import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { json } from './json-column.ts';

/**
 * Rows of the production tables of journeys as they were pulled from an environment. DECIMAL, DATE and TIMESTAMP are text, exactly as
 * Postgres writes them; nearly every column may be NULL there and so here.
 */
export const journeyTemplates = sqliteTable(
  'journey_templates',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    templateName: text('template_name').notNull(),
    journeyType: text('journey_type').notNull(),
    personaType: text('persona_type'),
    stages: json('stages').notNull(),
    touchpoints: json('touchpoints').notNull(),
    successCriteria: json('success_criteria'),
    usageCount: integer('usage_count'),
    successRate: text('success_rate'),
    description: text('description'),
    isActive: integer('is_active', { mode: 'boolean' }),
    version: text('version'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);

export const customerJourneys = sqliteTable(
  'customer_journeys',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    journeyType: text('journey_type').notNull(),
    currentStage: text('current_stage').notNull(),
    startedAt: text('started_at'),
    completedAt: text('completed_at'),
    isActive: integer('is_active', { mode: 'boolean' }),
    metadata: json('metadata'),
    personaType: text('persona_type'),
    entryPoint: text('entry_point'),
    targetOutcome: text('target_outcome'),
    completionPercentage: text('completion_percentage'),
    timeSpentMinutes: integer('time_spent_minutes'),
    touchpointCount: integer('touchpoint_count'),
    createdAt: text('created_at'),
    updatedAt: text('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);

export const touchpoints = sqliteTable(
  'touchpoints',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    journeyId: text('journey_id').notNull(),
    userId: text('user_id').notNull(),
    touchpointType: text('touchpoint_type').notNull(),
    touchpointName: text('touchpoint_name').notNull(),
    channel: text('channel').notNull(),
    pageUrl: text('page_url'),
    featureName: text('feature_name'),
    actionTaken: text('action_taken'),
    startedAt: text('started_at').notNull(),
    completedAt: text('completed_at'),
    durationSeconds: integer('duration_seconds'),
    success: integer('success', { mode: 'boolean' }),
    errorMessage: text('error_message'),
    userFeedbackRating: integer('user_feedback_rating'),
    metadata: json('metadata'),
    performanceMetrics: json('performance_metrics'),
    createdAt: text('created_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);

export const userExperiences = sqliteTable(
  'user_experiences',
  {
    environmentId: text('environment_id').notNull(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    journeyId: text('journey_id'),
    experienceType: text('experience_type').notNull(),
    featureName: text('feature_name'),
    pageUrl: text('page_url'),
    satisfactionRating: integer('satisfaction_rating'),
    easeOfUseRating: integer('ease_of_use_rating'),
    completionSuccess: integer('completion_success', { mode: 'boolean' }),
    positiveFeedback: text('positive_feedback'),
    negativeFeedback: text('negative_feedback'),
    suggestions: text('suggestions'),
    deviceType: text('device_type'),
    browserInfo: text('browser_info'),
    sessionDurationSeconds: integer('session_duration_seconds'),
    frustrationPoints: json('frustration_points'),
    successMoments: json('success_moments'),
    createdAt: text('created_at'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.id] })],
);
