-- Runs of processes: the table process_executions and its indexes.
-- Needs: 0001-schema, 0002-auth-users, 0005-business-processes.

CREATE TABLE :"schema".process_executions (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  process_id UUID NOT NULL REFERENCES :"schema".business_processes(id) ON DELETE CASCADE,
  user_id UUID REFERENCES auth.users(id) ON DELETE SET NULL,

  -- Execution details
  execution_status VARCHAR(50) NOT NULL DEFAULT 'pending' CHECK (execution_status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
  started_at TIMESTAMP WITH TIME ZONE,
  completed_at TIMESTAMP WITH TIME ZONE,
  duration_seconds INTEGER,

  -- Context
  trigger_event VARCHAR(100),
  input_data JSONB DEFAULT '{}',
  output_data JSONB DEFAULT '{}',

  -- Error handling
  error_message TEXT,
  retry_count INTEGER DEFAULT 0,
  max_retries INTEGER DEFAULT 3,

  -- Monitoring
  performance_metrics JSONB DEFAULT '{}',

  -- Timestamps
  created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_process_executions_process_id ON :"schema".process_executions (process_id);
CREATE INDEX idx_process_executions_user_id ON :"schema".process_executions (user_id);
CREATE INDEX idx_process_executions_status ON :"schema".process_executions (execution_status);
CREATE INDEX idx_process_executions_started ON :"schema".process_executions (started_at);
