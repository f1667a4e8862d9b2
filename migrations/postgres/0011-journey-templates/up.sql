-- Journey templates: the table journey_templates.
-- Needs: 0001-schema.

CREATE TABLE :"schema".journey_templates (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  template_name VARCHAR(100) NOT NULL UNIQUE,
  journey_type VARCHAR(50) NOT NULL,
  persona_type VARCHAR(50),

  -- Template configuration
  stages JSONB NOT NULL,
  touchpoints JSONB NOT NULL,
  success_criteria JSONB DEFAULT '{}',

  -- Usage tracking
  usage_count INTEGER DEFAULT 0,
  success_rate DECIMAL(5,2) DEFAULT 0.0,

  -- Metadata
  description TEXT,
  is_active BOOLEAN DEFAULT true,
  version VARCHAR(20) DEFAULT '1.0',

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);
