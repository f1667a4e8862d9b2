-- People under way: the table customer_journeys and its indexes.
-- Needs: 0001-schema, 0002-auth-users.

CREATE TABLE :"schema".customer_journeys (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  journey_type VARCHAR(50) NOT NULL CHECK (journey_type IN ('consumer', 'professional', 'partner')),
  current_stage VARCHAR(50) NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  completed_at TIMESTAMP WITH TIME ZONE,
  is_active BOOLEAN DEFAULT true,
  metadata JSONB DEFAULT '{}',

  -- Journey configuration
  persona_type VARCHAR(50),
  entry_point VARCHAR(100),
  target_outcome VARCHAR(100),

  -- Analytics
  completion_percentage DECIMAL(5,2) DEFAULT 0.0,
  time_spent_minutes INTEGER DEFAULT 0,
  touchpoint_count INTEGER DEFAULT 0,

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_customer_journeys_user_id ON :"schema".customer_journeys (user_id);
CREATE INDEX idx_customer_journeys_type_stage ON :"schema".customer_journeys (journey_type, current_stage);
CREATE INDEX idx_customer_journeys_active ON :"schema".customer_journeys (is_active) WHERE is_active = true;
CREATE INDEX idx_customer_journeys_started ON :"schema".customer_journeys (started_at);
