-- Funnels: the table conversion_funnels and its indexes.
-- Needs: 0001-schema.

CREATE TABLE :"schema".conversion_funnels (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  funnel_name VARCHAR(100) NOT NULL UNIQUE,
  funnel_type VARCHAR(50) NOT NULL CHECK (funnel_type IN ('awareness', 'consideration', 'purchase', 'retention', 'advocacy')),

  -- Funnel configuration
  stages JSONB NOT NULL, -- Array of stage objects with name, description, order
  is_active BOOLEAN DEFAULT true,

  -- Analytics
  total_visitors INTEGER DEFAULT 0,
  conversion_rate DECIMAL(5,2) DEFAULT 0.0,
  average_time_to_convert_days DECIMAL(6,2),

  -- A/B Testing
  experiment_id UUID,
  variant_name VARCHAR(50),

  -- Metadata
  description TEXT,
  target_audience VARCHAR(100),
  tags TEXT[],

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_conversion_funnels_type ON :"schema".conversion_funnels (funnel_type);
CREATE INDEX idx_conversion_funnels_active ON :"schema".conversion_funnels (is_active) WHERE is_active = true;
CREATE INDEX idx_conversion_funnels_experiment ON :"schema".conversion_funnels (experiment_id);
