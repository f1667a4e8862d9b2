-- Processes: the table business_processes and its indexes.
-- Needs: 0001-schema.

CREATE TABLE :"schema".business_processes (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  process_name VARCHAR(100) NOT NULL UNIQUE,
  process_type VARCHAR(50) NOT NULL CHECK (process_type IN ('onboarding', 'document_processing', 'professional_matching', 'billing', 'support', 'compliance')),

  -- Process configuration
  is_active BOOLEAN DEFAULT true,
  priority INTEGER DEFAULT 1 CHECK (priority >= 1 AND priority <= 10),
  max_execution_time_minutes INTEGER DEFAULT 60,

  -- Automation settings
  trigger_events JSONB DEFAULT '[]',
  automation_rules JSONB DEFAULT '{}',
  fallback_procedures JSONB DEFAULT '{}',

  -- Monitoring
  success_rate DECIMAL(5,2) DEFAULT 0.0,
  average_execution_time_seconds INTEGER DEFAULT 0,
  error_count INTEGER DEFAULT 0,

  -- Metadata
  description TEXT,
  owner_team VARCHAR(50),
  tags TEXT[],

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_business_processes_type ON :"schema".business_processes (process_type);
CREATE INDEX idx_business_processes_active ON :"schema".business_processes (is_active) WHERE is_active = true;
CREATE INDEX idx_business_processes_priority ON :"schema".business_processes (priority);
