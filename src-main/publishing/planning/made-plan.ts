import { createHash } from 'node:crypto';
import { jsonPieces } from '../../../shared/base/json-pieces.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import type { Statement, UnitWrites } from '../postgres/statements.ts';
import type { PushedDocument } from '../pushing/ledger-repository.ts';
import { mapInSlices } from '../slices.ts';
import type { Expectation } from '../transfer.ts';

/** A plan as it was shown, with everything that its push needs. Lives in memory: what is executed is this and no other. */
export interface MadePlan {
  readonly plan: Plan;
  readonly environment: Environment;
  readonly schema: string;
  /** Of the tables that it writes, as they stood when it was made. */
  readonly fingerprint: string;
  readonly statements: readonly Statement[];
  readonly documents: readonly PushedDocument[];
  /** What its statements must find, and what must be there after them. */
  readonly expected: Expectation;
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
export function hashContent(content: PlanContent): string {
  const hash = createHash('sha256');
  for (const piece of contentPieces(content)) hash.update(piece);
  return hash.digest('hex');
}

/** The same, while others have their turn: of thousands of rows it is a hundred megabytes. */
export async function hashContentInSlices(content: PlanContent): Promise<string> {
  const hash = createHash('sha256');
  await mapInSlices(contentPieces(content), (piece) => void hash.update(piece));
  return hash.digest('hex');
}

/** Lists only, which have one spelling: of thousands of rows a copy with sorted keys would take seconds. */
function* contentPieces({ database, schema, statements, documents }: PlanContent): Generator<string, void> {
  yield JSON.stringify([database, schema, statements.length, documents.length]);
  for (const { sql, parameters, purpose } of statements) yield* jsonPieces([sql, purpose, parameters]);
  for (const { documentId, kind, write, beforeHash, afterHash } of documents)
    yield JSON.stringify([documentId, kind, write, beforeHash, afterHash]);
}

export interface PlanStore {
  readonly keep: (made: MadePlan) => void;
  readonly find: (planId: string) => MadePlan | undefined;
  readonly drop: (planId: string) => void;
}

/** The newest plans as far as there is room for them, above all the last one; an older one must be made again. */
export function createPlanStore(capacity = 20, mostRows = 30_000): PlanStore {
  const plans = new Map<string, MadePlan>();
  return {
    keep: (made) => {
      plans.set(made.plan.id, made);
      let rows = 0;
      for (const [index, [id, one]] of [...plans].toReversed().entries()) {
        // A plan of thousands of documents holds their rows, which is a hundred megabytes.
        rows += one.rows;
        if (index >= capacity || (index > 0 && rows > mostRows)) plans.delete(id);
      }
    },
    find: (planId) => plans.get(planId),
    drop: (planId) => void plans.delete(planId),
  };
}
