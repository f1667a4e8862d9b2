-- The workspace as it was first made. Timestamps are ISO text with microseconds in UTC, ids lower-case text, JSON is checked.

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migrations (
  name TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('journey', 'funnel', 'process', 'experiment')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  header TEXT NOT NULL CHECK (json_valid(header)),
  folded TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  archived_at TEXT
) STRICT, WITHOUT ROWID;
-- A name is taken only by a document that is not archived; each kind has its own production table and so its own names.
CREATE UNIQUE INDEX documents_name ON documents (kind, name_key) WHERE archived_at IS NULL;

CREATE TABLE records (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  folded TEXT NOT NULL,
  PRIMARY KEY (document_id, id)
) STRICT, WITHOUT ROWID;
-- Search reads this narrow index from end to end instead of the wide rows.
CREATE INDEX records_folded ON records (folded) WHERE folded <> '';

CREATE TABLE edits (
  sequence INTEGER PRIMARY KEY NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  change_id TEXT NOT NULL UNIQUE,
  intent TEXT NOT NULL CHECK (intent IN ('create', 'edit', 'undo', 'redo', 'restore', 'pull', 'import')),
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change)),
  UNIQUE (document_id, revision)
) STRICT;

CREATE TABLE versions (
  document_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (document_id, revision),
  FOREIGN KEY (document_id, revision) REFERENCES edits (document_id, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The ten production tables in their local form: rows as pulled from one environment, ready for import. DECIMAL, DATE and
-- timestamps are text as Postgres writes them. Lists, ranges and references are not checked here: a row that breaks a
-- rule of production must still be kept and shown, flagged, and parents may arrive after their children.

CREATE TABLE journey_templates (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  template_name TEXT NOT NULL,
  journey_type TEXT NOT NULL,
  persona_type TEXT,
  stages TEXT NOT NULL CHECK (json_valid(stages)),
  touchpoints TEXT NOT NULL CHECK (json_valid(touchpoints)),
  success_criteria TEXT CHECK (json_valid(success_criteria)),
  usage_count INTEGER,
  success_rate TEXT,
  description TEXT,
  is_active INTEGER CHECK (is_active IN (0, 1)),
  version TEXT,
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;

CREATE TABLE customer_journeys (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  user_id TEXT NOT NULL,
  journey_type TEXT NOT NULL,
  current_stage TEXT NOT NULL,
  started_at TEXT,
  completed_at TEXT,
  is_active INTEGER CHECK (is_active IN (0, 1)),
  metadata TEXT CHECK (json_valid(metadata)),
  persona_type TEXT,
  entry_point TEXT,
  target_outcome TEXT,
  completion_percentage TEXT,
  time_spent_minutes INTEGER,
  touchpoint_count INTEGER,
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX customer_journeys_user_id ON customer_journeys (environment_id, user_id);
CREATE INDEX customer_journeys_type_stage ON customer_journeys (environment_id, journey_type, current_stage);
CREATE INDEX customer_journeys_active ON customer_journeys (environment_id, is_active) WHERE is_active = 1;
CREATE INDEX customer_journeys_started ON customer_journeys (environment_id, started_at);

CREATE TABLE touchpoints (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  journey_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  touchpoint_type TEXT NOT NULL,
  touchpoint_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  page_url TEXT,
  feature_name TEXT,
  action_taken TEXT,
  started_at TEXT NOT NULL,
  completed_at TEXT,
  duration_seconds INTEGER,
  success INTEGER CHECK (success IN (0, 1)),
  error_message TEXT,
  user_feedback_rating INTEGER,
  metadata TEXT CHECK (json_valid(metadata)),
  performance_metrics TEXT CHECK (json_valid(performance_metrics)),
  created_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX touchpoints_journey_id ON touchpoints (environment_id, journey_id);
CREATE INDEX touchpoints_user_id ON touchpoints (environment_id, user_id);
CREATE INDEX touchpoints_type ON touchpoints (environment_id, touchpoint_type);
CREATE INDEX touchpoints_channel ON touchpoints (environment_id, channel);
CREATE INDEX touchpoints_started ON touchpoints (environment_id, started_at);
CREATE INDEX touchpoints_success ON touchpoints (environment_id, success);

CREATE TABLE user_experiences (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  user_id TEXT NOT NULL,
  journey_id TEXT,
  experience_type TEXT NOT NULL,
  feature_name TEXT,
  page_url TEXT,
  satisfaction_rating INTEGER,
  ease_of_use_rating INTEGER,
  completion_success INTEGER CHECK (completion_success IN (0, 1)),
  positive_feedback TEXT,
  negative_feedback TEXT,
  suggestions TEXT,
  device_type TEXT,
  browser_info TEXT,
  session_duration_seconds INTEGER,
  frustration_points TEXT CHECK (json_valid(frustration_points)),
  success_moments TEXT CHECK (json_valid(success_moments)),
  created_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX user_experiences_user_id ON user_experiences (environment_id, user_id);
CREATE INDEX user_experiences_journey_id ON user_experiences (environment_id, journey_id);
CREATE INDEX user_experiences_type ON user_experiences (environment_id, experience_type);
CREATE INDEX user_experiences_rating ON user_experiences (environment_id, satisfaction_rating);
CREATE INDEX user_experiences_created ON user_experiences (environment_id, created_at);

CREATE TABLE conversion_funnels (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  funnel_name TEXT NOT NULL,
  funnel_type TEXT NOT NULL,
  stages TEXT NOT NULL CHECK (json_valid(stages)),
  is_active INTEGER CHECK (is_active IN (0, 1)),
  total_visitors INTEGER,
  conversion_rate TEXT,
  average_time_to_convert_days TEXT,
  experiment_id TEXT,
  variant_name TEXT,
  description TEXT,
  target_audience TEXT,
  tags TEXT CHECK (json_valid(tags)),
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX conversion_funnels_type ON conversion_funnels (environment_id, funnel_type);
CREATE INDEX conversion_funnels_active ON conversion_funnels (environment_id, is_active) WHERE is_active = 1;
CREATE INDEX conversion_funnels_experiment ON conversion_funnels (environment_id, experiment_id);

CREATE TABLE funnel_stages (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  funnel_id TEXT NOT NULL,
  stage_name TEXT NOT NULL,
  stage_order INTEGER NOT NULL,
  stage_type TEXT NOT NULL,
  visitors INTEGER,
  conversions INTEGER,
  conversion_rate TEXT,
  average_time_spent_seconds INTEGER,
  drop_off_count INTEGER,
  drop_off_rate TEXT,
  experiment_id TEXT,
  variant_name TEXT,
  description TEXT,
  success_criteria TEXT CHECK (json_valid(success_criteria)),
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX funnel_stages_funnel_id ON funnel_stages (environment_id, funnel_id);
CREATE INDEX funnel_stages_order ON funnel_stages (environment_id, funnel_id, stage_order);
CREATE INDEX funnel_stages_experiment ON funnel_stages (environment_id, experiment_id);

CREATE TABLE business_processes (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  process_name TEXT NOT NULL,
  process_type TEXT NOT NULL,
  is_active INTEGER CHECK (is_active IN (0, 1)),
  priority INTEGER,
  max_execution_time_minutes INTEGER,
  trigger_events TEXT CHECK (json_valid(trigger_events)),
  automation_rules TEXT CHECK (json_valid(automation_rules)),
  fallback_procedures TEXT CHECK (json_valid(fallback_procedures)),
  success_rate TEXT,
  average_execution_time_seconds INTEGER,
  error_count INTEGER,
  description TEXT,
  owner_team TEXT,
  tags TEXT CHECK (json_valid(tags)),
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX business_processes_type ON business_processes (environment_id, process_type);
CREATE INDEX business_processes_active ON business_processes (environment_id, is_active) WHERE is_active = 1;
CREATE INDEX business_processes_priority ON business_processes (environment_id, priority);

CREATE TABLE process_executions (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  process_id TEXT NOT NULL,
  user_id TEXT,
  execution_status TEXT NOT NULL,
  started_at TEXT,
  completed_at TEXT,
  duration_seconds INTEGER,
  trigger_event TEXT,
  input_data TEXT CHECK (json_valid(input_data)),
  output_data TEXT CHECK (json_valid(output_data)),
  error_message TEXT,
  retry_count INTEGER,
  max_retries INTEGER,
  performance_metrics TEXT CHECK (json_valid(performance_metrics)),
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX process_executions_process_id ON process_executions (environment_id, process_id);
CREATE INDEX process_executions_user_id ON process_executions (environment_id, user_id);
CREATE INDEX process_executions_status ON process_executions (environment_id, execution_status);
CREATE INDEX process_executions_started ON process_executions (environment_id, started_at);

CREATE TABLE experiment_configs (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  experiment_name TEXT NOT NULL,
  experiment_type TEXT NOT NULL,
  target_audience TEXT CHECK (json_valid(target_audience)),
  variants TEXT NOT NULL CHECK (json_valid(variants)),
  traffic_allocation TEXT CHECK (json_valid(traffic_allocation)),
  start_date TEXT,
  end_date TEXT,
  status TEXT,
  primary_metric TEXT,
  secondary_metrics TEXT CHECK (json_valid(secondary_metrics)),
  minimum_sample_size INTEGER,
  winner_variant TEXT,
  confidence_level TEXT,
  improvement_percentage TEXT,
  hypothesis TEXT,
  description TEXT,
  owner TEXT,
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;

CREATE TABLE journey_analytics (
  environment_id TEXT NOT NULL,
  id TEXT NOT NULL CHECK (id = lower(id)),
  date TEXT NOT NULL,
  journey_type TEXT NOT NULL,
  stage_name TEXT NOT NULL,
  total_users INTEGER,
  active_users INTEGER,
  completion_rate TEXT,
  average_completion_time_minutes TEXT,
  median_completion_time_minutes TEXT,
  satisfaction_score TEXT,
  drop_off_rate TEXT,
  conversion_rate TEXT,
  revenue_impact TEXT,
  user_segment TEXT,
  device_type TEXT,
  acquisition_channel TEXT,
  experiment_id TEXT,
  variant_name TEXT,
  data_quality_score TEXT,
  created_at TEXT,
  updated_at TEXT,
  PRIMARY KEY (environment_id, id)
) STRICT;
CREATE INDEX journey_analytics_date ON journey_analytics (environment_id, date);
CREATE INDEX journey_analytics_type ON journey_analytics (environment_id, journey_type);
CREATE INDEX journey_analytics_stage ON journey_analytics (environment_id, stage_name);
CREATE INDEX journey_analytics_segment ON journey_analytics (environment_id, user_segment);
CREATE INDEX journey_analytics_experiment ON journey_analytics (environment_id, experiment_id);
