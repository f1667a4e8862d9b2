-- Steps of funnels: the table funnel_stages and its indexes.
-- Needs: 0001-schema, 0007-conversion-funnels.

CREATE TABLE :"schema".funnel_stages (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  funnel_id UUID NOT NULL REFERENCES :"schema".conversion_funnels(id) ON DELETE CASCADE,

  -- Stage details
  stage_name VARCHAR(100) NOT NULL,
  stage_order INTEGER NOT NULL,
  stage_type VARCHAR(50) NOT NULL,

  -- Metrics
  visitors INTEGER DEFAULT 0,
  conversions INTEGER DEFAULT 0,
  conversion_rate DECIMAL(5,2) DEFAULT 0.0,
  average_time_spent_seconds INTEGER DEFAULT 0,

  -- Drop-off analysis
  drop_off_count INTEGER DEFAULT 0,
  drop_off_rate DECIMAL(5,2) DEFAULT 0.0,

  -- A/B Testing
  experiment_id UUID,
  variant_name VARCHAR(50),

  -- Metadata
  description TEXT,
  success_criteria JSONB DEFAULT '{}',

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),

  UNIQUE(funnel_id, stage_order)
);

CREATE INDEX idx_funnel_stages_funnel_id ON :"schema".funnel_stages (funnel_id);
CREATE INDEX idx_funnel_stages_order ON :"schema".funnel_stages (funnel_id, stage_order);
CREATE INDEX idx_funnel_stages_experiment ON :"schema".funnel_stages (experiment_id);
