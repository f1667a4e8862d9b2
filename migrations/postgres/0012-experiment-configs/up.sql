-- Experiments: the table experiment_configs.
-- Needs: 0001-schema.

CREATE TABLE :"schema".experiment_configs (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  experiment_name VARCHAR(100) NOT NULL UNIQUE,
  experiment_type VARCHAR(50) NOT NULL CHECK (experiment_type IN ('journey_flow', 'ui_variant', 'messaging', 'pricing', 'feature')),

  -- Experiment setup
  target_audience JSONB DEFAULT '{}',
  variants JSONB NOT NULL, -- Array of variant configurations
  traffic_allocation JSONB DEFAULT '{"control": 50, "variant_a": 50}',

  -- Timing
  start_date TIMESTAMP WITH TIME ZONE,
  end_date TIMESTAMP WITH TIME ZONE,
  status VARCHAR(20) DEFAULT 'draft' CHECK (status IN ('draft', 'running', 'completed', 'cancelled')),

  -- Success metrics
  primary_metric VARCHAR(50),
  secondary_metrics JSONB DEFAULT '[]',
  minimum_sample_size INTEGER DEFAULT 1000,

  -- Results
  winner_variant VARCHAR(50),
  confidence_level DECIMAL(5,2),
  improvement_percentage DECIMAL(5,2),

  -- Metadata
  hypothesis TEXT,
  description TEXT,
  owner VARCHAR(100),

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);
