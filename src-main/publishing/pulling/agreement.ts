import type { Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { ComparedWhole, Comparing } from '../comparing/comparison.ts';

/** What taking something over from an environment needs. */
export interface PullingDeps extends Comparing {
  readonly environment: Environment;
  readonly newId: () => string;
  readonly now: () => string;
  readonly onStep: (done: number, total: number) => void;
  /** Several writes here that are all done or none. */
  readonly inOneWrite: <Value>(work: () => Result<Value, AppError>) => Result<Value, AppError>;
}

/** Both sides say the same: remember the row as it is there. */
export function agreeOn(
  { documentId, remote, revision, position }: ComparedWhole,
  { baselines, environmentId, now }: Pick<PullingDeps, 'baselines' | 'environmentId' | 'now'>,
): void {
  if (!remote || revision === null) return;
  const baseline = { documentId, rowText: remote.text, hash: remote.hash, revision, position };
  baselines.save(environmentId, baseline, now());
}
