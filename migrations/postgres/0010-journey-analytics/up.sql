-- Figures by day: the table journey_analytics and its indexes.
-- Needs: 0001-schema.

CREATE TABLE :"schema".journey_analytics (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  date DATE NOT NULL,
  journey_type VARCHAR(50) NOT NULL,
  stage_name VARCHAR(100) NOT NULL,

  -- Aggregated metrics
  total_users INTEGER DEFAULT 0,
  active_users INTEGER DEFAULT 0,
  completion_rate DECIMAL(5,2) DEFAULT 0.0,

  -- Time metrics
  average_completion_time_minutes DECIMAL(8,2) DEFAULT 0.0,
  median_completion_time_minutes DECIMAL(8,2) DEFAULT 0.0,

  -- Quality metrics
  satisfaction_score DECIMAL(3,2) DEFAULT 0.0,
  drop_off_rate DECIMAL(5,2) DEFAULT 0.0,

  -- Conversion metrics
  conversion_rate DECIMAL(5,2) DEFAULT 0.0,
  revenue_impact DECIMAL(10,2) DEFAULT 0.0,

  -- Segmentation
  user_segment VARCHAR(50),
  device_type VARCHAR(50),
  acquisition_channel VARCHAR(50),

  -- Experimentation
  experiment_id UUID,
  variant_name VARCHAR(50),

  -- Metadata
  data_quality_score DECIMAL(3,2) DEFAULT 1.0,

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),

  UNIQUE(date, journey_type, stage_name, user_segment, experiment_id, variant_name)
);

CREATE INDEX idx_journey_analytics_date ON :"schema".journey_analytics (date);
CREATE INDEX idx_journey_analytics_type ON :"schema".journey_analytics (journey_type);
CREATE INDEX idx_journey_analytics_stage ON :"schema".journey_analytics (stage_name);
CREATE INDEX idx_journey_analytics_segment ON :"schema".journey_analytics (user_segment);
CREATE INDEX idx_journey_analytics_experiment ON :"schema".journey_analytics (experiment_id);
