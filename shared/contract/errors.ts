/** Every kind of expected failure. The window decides by the code; people read the message. */
export const errorCodes = [
  'bad-input',
  'not-found',
  'name-taken',
  'stale-revision',
  'invalid-change',
  'workspace-locked',
  'workspace-in-use',
  'workspace-newer',
  'workspace-damaged',
  'wrong-passphrase',
  'read-only',
  'disk-full',
  'unreachable',
  'wrong-password',
  'no-such-database',
  'tls-refused',
  'permission-denied',
  'schema-missing',
  'schema-differs',
  'findings-block',
  'conflict',
  'production-moved',
  'plan-outdated',
  'confirmation-needed',
  'environment-locked',
  'review-needed',
  'outcome-unknown',
  'push-failed',
  'unsupported',
  'cancelled',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What happened, what is safe, what to do. `place` names the document, record, field, row or file. */
export interface AppError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly place?: string | undefined;
  readonly remedy?: string | undefined;
  /** The id under which an unexpected failure was logged. */
  readonly logId?: string | undefined;
}

export function appError(
  code: ErrorCode,
  message: string,
  more: { place?: string; remedy?: string; logId?: string } = {},
): AppError {
  return { code, message, ...more };
}
