import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { PushStepId } from '../../../shared/publishing/push-job.ts';
import type { MadePlan } from '../planning/made-plan.ts';
import { ConnectionLost, StatementFailed } from '../postgres/connection.ts';
import { nothingWritten } from '../postgres/failures.ts';
import type { Statement } from '../postgres/statements.ts';

/** What a person would call the step that a statement belongs to; after the last statement comes COMMIT. */
export function stepOf(statement: Statement | undefined, deletesDocuments: boolean): PushStepId {
  if (!statement) return 'commit';
  const { role } = statement;
  if (role === 'guard') return 'lock';
  if (role === 'move-running' || role === 'stranded') return 'move-running';
  if (role === 'lock-rows' || role === 'names') return 'compare';
  // A step that a funnel loses belongs to the funnel's update.
  return role === 'delete' && !deletesDocuments ? 'update' : role;
}

/** Serialization failure and deadlock: by the standard's word, to be tried again. */
export function isGivingWay(thrown: unknown): boolean {
  return thrown instanceof StatementFailed && ['40001', '40P01'].includes(thrown.sqlState);
}

/** Before COMMIT a cut is harmless: the server takes everything back. */
export function afterCut(thrown: unknown, error: AppError): AppError {
  if (thrown instanceof StatementFailed || !(thrown instanceof ConnectionLost)) return error;
  return { ...error, message: `${error.message} ${nothingWritten}` };
}

export function didWords({ rollsBack, promotes }: MadePlan['plan']): string {
  if (promotes) return `Promoted from ${promotes.name}:`;
  return rollsBack === null ? 'Wrote' : 'Took back an earlier push:';
}

export function movedWords(journeys: number): string {
  if (journeys === 0) return '';
  return ` and moved ${journeys} running ${journeys === 1 ? 'journey' : 'journeys'}`;
}

export function outdated(reason: string): AppError {
  return appError('plan-outdated', `${reason} Nothing was sent.`, {
    remedy: 'Make a new plan and look at it again.',
  });
}

export function countWords(documents: number): string {
  return documents === 1 ? '1 document' : `${documents} documents`;
}
