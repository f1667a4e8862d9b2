-- What they did: the table touchpoints and its indexes.
-- Needs: 0001-schema, 0002-auth-users, 0003-customer-journeys.

CREATE TABLE :"schema".touchpoints (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  journey_id UUID NOT NULL REFERENCES :"schema".customer_journeys(id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,

  -- Touchpoint details
  touchpoint_type VARCHAR(50) NOT NULL,
  touchpoint_name VARCHAR(100) NOT NULL,
  channel VARCHAR(50) NOT NULL CHECK (channel IN ('web', 'mobile', 'email', 'api', 'support')),

  -- Context
  page_url VARCHAR(500),
  feature_name VARCHAR(100),
  action_taken VARCHAR(100),

  -- Timing
  started_at TIMESTAMP WITH TIME ZONE NOT NULL,
  completed_at TIMESTAMP WITH TIME ZONE,
  duration_seconds INTEGER,

  -- Quality metrics
  success BOOLEAN,
  error_message TEXT,
  user_feedback_rating INTEGER CHECK (user_feedback_rating >= 1 AND user_feedback_rating <= 5),

  -- Analytics
  metadata JSONB DEFAULT '{}',
  performance_metrics JSONB DEFAULT '{}',

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_touchpoints_journey_id ON :"schema".touchpoints (journey_id);
CREATE INDEX idx_touchpoints_user_id ON :"schema".touchpoints (user_id);
CREATE INDEX idx_touchpoints_type ON :"schema".touchpoints (touchpoint_type);
CREATE INDEX idx_touchpoints_channel ON :"schema".touchpoints (channel);
CREATE INDEX idx_touchpoints_started ON :"schema".touchpoints (started_at);
CREATE INDEX idx_touchpoints_success ON :"schema".touchpoints (success);
