import { csvFormulas } from './csv-formulas.ts';
import { drift } from './drift.ts';
import { exportSqlRun } from './export-sql.ts';
import { kill9 } from './kill9.ts';
import { liveMigrate } from './live-migrate.ts';
import { loopback } from './loopback.ts';
import { plans } from './plans.ts';
import { pushFaults } from './push-faults.ts';
import { rollback } from './rollback.ts';
import type { StressRun } from './stress-run.ts';
import { sync } from './sync.ts';
import { undo } from './undo.ts';
import { xss } from './xss.ts';

/** Every run by its name. A new one: a file beside this one, and one line here. */
export const stressRuns: Readonly<Record<string, StressRun>> = {
  'csv-formulas': csvFormulas,
  drift,
  'export-sql': exportSqlRun,
  kill9,
  'live-migrate': liveMigrate,
  loopback,
  plans,
  'push-faults': pushFaults,
  rollback,
  sync,
  undo,
  xss,
};
