-- What they said: the table user_experiences and its indexes.
-- Needs: 0001-schema, 0002-auth-users, 0003-customer-journeys.

CREATE TABLE :"schema".user_experiences (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,
  journey_id UUID REFERENCES :"schema".customer_journeys(id) ON DELETE SET NULL,

  -- Experience details
  experience_type VARCHAR(50) NOT NULL CHECK (experience_type IN ('flow', 'feature', 'interaction', 'onboarding', 'support')),
  feature_name VARCHAR(100),
  page_url VARCHAR(500),

  -- Metrics
  satisfaction_rating INTEGER CHECK (satisfaction_rating >= 1 AND satisfaction_rating <= 5),
  ease_of_use_rating INTEGER CHECK (ease_of_use_rating >= 1 AND ease_of_use_rating <= 5),
  completion_success BOOLEAN,

  -- Feedback
  positive_feedback TEXT,
  negative_feedback TEXT,
  suggestions TEXT,

  -- Context
  device_type VARCHAR(50),
  browser_info VARCHAR(100),
  session_duration_seconds INTEGER,

  -- Analytics
  frustration_points JSONB DEFAULT '[]',
  success_moments JSONB DEFAULT '[]',

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_user_experiences_user_id ON :"schema".user_experiences (user_id);
CREATE INDEX idx_user_experiences_journey_id ON :"schema".user_experiences (journey_id);
CREATE INDEX idx_user_experiences_type ON :"schema".user_experiences (experience_type);
CREATE INDEX idx_user_experiences_rating ON :"schema".user_experiences (satisfaction_rating);
CREATE INDEX idx_user_experiences_created ON :"schema".user_experiences (created_at);
