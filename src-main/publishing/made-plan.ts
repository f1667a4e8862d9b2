import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/json.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import type { Plan } from '../../shared/publishing/plan.ts';
import type { PushedDocument } from './ledger-repository.ts';
import type { Statement, UnitWrites } from './postgres/statements.ts';

/** A plan as it was shown, with everything that its push needs. Lives in memory: what is executed is this and no other. */
export interface MadePlan {
  readonly plan: Plan;
  readonly environment: Environment;
  readonly schema: string;
  /** Of the tables that it writes, as they stood when it was made. */
  readonly fingerprint: string;
  readonly statements: readonly Statement[];
  readonly documents: readonly PushedDocument[];
  readonly writes: readonly UnitWrites[];
  /** Rows of all tables that it writes. */
  readonly rows: number;
}

/** SHA-256 over everything that will be executed, where, and what must be found there. */
export function hashPlan(
  environment: Environment,
  statements: readonly Statement[],
  documents: readonly PushedDocument[],
): string {
  const content = {
    environment: environment.id,
    connection: environment.connection,
    statements: statements.map(({ sql, parameters }) => ({ sql, parameters })),
    documents: documents.map(({ documentId, revision, beforeHash, afterHash }) => ({
      documentId,
      revision,
      beforeHash,
      afterHash,
    })),
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

export interface PlanStore {
  readonly keep: (made: MadePlan) => void;
  readonly find: (planId: string) => MadePlan | undefined;
  readonly drop: (planId: string) => void;
}

/** The newest plans; an older one must be made again. */
export function createPlanStore(capacity = 20): PlanStore {
  const plans = new Map<string, MadePlan>();
  return {
    keep: (made) => {
      plans.set(made.plan.id, made);
      for (const id of [...plans.keys()].slice(0, -capacity)) plans.delete(id);
    },
    find: (planId) => plans.get(planId),
    drop: (planId) => void plans.delete(planId),
  };
}
