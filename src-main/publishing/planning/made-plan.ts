import { createHash } from 'node:crypto';
import type { Json } from '../../../shared/base/json.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import type { Statement, UnitWrites } from '../postgres/statements.ts';
import type { PushedDocument } from '../pushing/ledger-repository.ts';

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

/** Everything that will be executed, where, and what must be found there. Nothing of it is of one workspace alone. */
export interface PlanContent {
  readonly database: string;
  readonly schema: string;
  readonly statements: readonly Pick<Statement, 'sql' | 'parameters' | 'purpose'>[];
  readonly documents: readonly Pick<
    PushedDocument,
    'documentId' | 'kind' | 'write' | 'beforeHash' | 'afterHash'
  >[];
}

export function planContent(
  { connection }: Environment,
  statements: PlanContent['statements'],
  documents: PlanContent['documents'],
): PlanContent {
  const at =
    connection.kind === 'sandbox'
      ? { database: 'sandbox', schema: 'public' }
      : { database: connection.database, schema: connection.schema };
  return { ...at, statements, documents };
}

/** SHA-256: equal content has an equal hash, whoever planned it and how often, so an approval counts for what was looked at. */
export function hashContent({ database, schema, statements, documents }: PlanContent): string {
  const hash = createHash('sha256');
  // Piece by piece, and lists only, which have one spelling: of thousands of rows a sorted copy would take seconds.
  const add = (...piece: readonly Json[]) => void hash.update(JSON.stringify(piece));
  add(database, schema, statements.length, documents.length);
  for (const { sql, parameters, purpose } of statements) add(sql, purpose, parameters);
  for (const { documentId, kind, write, beforeHash, afterHash } of documents)
    add(documentId, kind, write, beforeHash, afterHash);
  return hash.digest('hex');
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
