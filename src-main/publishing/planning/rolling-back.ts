import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { textToRows, unitOf } from '../../../shared/publishing/units.ts';
import { withReviewCheck } from '../assisted/review-check.ts';
import { keepsAgreement } from '../comparing/baselines-repository.ts';
import { readText } from '../comparing/comparison.ts';
import { describeRows } from '../comparing/described-rows.ts';
import { missingTables } from '../comparing/tables-there.ts';
import { checkCatalog } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { countDependents } from '../postgres/dependents.ts';
import { readRights } from '../postgres/role.ts';
import { moveBackStatement } from '../postgres/running-journeys.ts';
import { rowsOfWrites, type UnitWrites } from '../postgres/statements.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type RemoteUnit, readUnits } from '../postgres/units.ts';
import { type LedgerEntry, movedBefore, type PushedDocument } from '../pushing/ledger-repository.ts';
import { type Changing, readRunningStages, runningBackCheck } from '../renaming/running-stages.ts';
import { assemblePlan, type Going, together } from './assembling.ts';
import type { MadePlan } from './made-plan.ts';
import type { PlanningDeps } from './planning.ts';
import { schemaStop } from './planning-words.ts';

interface Step {
  readonly planned: PlannedDocument;
  readonly going: Going | null;
  readonly writes: UnitWrites | null;
}

/**
 * The way back of a push: what stood there before it, for every document whose rows are still as the push left them. What
 * others changed since is listed with the reason and not touched. It is a plan like any other: shown, rehearsed, hashed.
 */
export async function planRollback(
  connection: Connection,
  deps: PlanningDeps,
  entry: LedgerEntry,
): Promise<Result<MadePlan, AppError>> {
  const { schema, environment } = deps;
  if (entry.record.state !== 'committed') {
    return err(
      appError(
        'unsupported',
        'Only a push that was committed can be rolled back. Nothing was read or written.',
      ),
    );
  }
  const kinds = documentKinds.filter((kind) => entry.documents.some((one) => one.kind === kind));
  const looked = await inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, schema);
    const missing = missingTables(catalog, kinds);
    if (missing) return err(missing);
    const stop = schemaStop(catalog, kinds);
    if (stop) {
      return err(
        appError(
          'schema-differs',
          `The tables of ${environment.name} are not as the data model says: ${stop}. Nothing was written.`,
          { remedy: 'Bring the table in line with the data model, then plan again.' },
        ),
      );
    }
    const rights = await readRights(connection, schema, kinds);
    const there = new Map<string, RemoteUnit>();
    for (const kind of kinds) {
      const ids = entry.documents.filter((one) => one.kind === kind).map(({ documentId }) => documentId);
      for (const [id, row] of await readUnits(connection, schema, unitOf(kind), ids)) there.set(id, row);
    }
    const dependents = await countDependents(connection, schema, [...there.values()]);
    const back = entry.documents.flatMap((pushed) => changingBack(pushed, there.get(pushed.documentId)));
    const running = await readRunningStages(connection, schema, catalog, back, []);
    return ok({ catalog, rights, there, dependents, running });
  });
  if (!looked.ok) return looked;
  const { catalog, rights, there, dependents, running } = looked.value;
  const steps = entry.documents.map((pushed) => {
    const agreed = deps.baselines.find(deps.environmentId, pushed.documentId)?.hash ?? null;
    return stepBack(pushed, there.get(pushed.documentId), dependents.get(pushed.documentId) ?? [], agreed);
  });
  const hasMoved = entry.documents.some(({ beforeText }) => movedBefore(beforeText).length > 0);
  const runs = runningBackCheck(running, hasMoved);
  const apart = steps.filter(({ planned }) => planned.write === 'none');
  const made = await assemblePlan(connection, {
    ...deps,
    rollsBack: entry.record.id,
    catalog,
    rights,
    planned: steps.map(({ planned }) => planned),
    going: steps.flatMap(({ going }) => going ?? []),
    writes: together(steps.flatMap(({ writes }) => writes ?? [])),
    moves: steps.flatMap(({ going }, index) => {
      const moved = movedBefore(entry.documents[index]?.beforeText ?? null);
      if (!going || moved.length === 0) return [];
      const { documentId, name } = going.planned;
      return [moveBackStatement(schema, documentId, name, moved)];
    }),
    checks: [
      {
        name: 'Still as pushed',
        passed: apart.length < steps.length,
        detail:
          apart.length === 0
            ? 'nobody changed these rows since'
            : `${apart.length} of ${steps.length} were changed since and are left alone`,
      },
      ...(runs ? [runs] : []),
    ],
  });
  return ok(await withReviewCheck(connection, made));
}

/** A document that goes back, as it is there now and as it will be. */
function changingBack(
  { documentId, kind, name, beforeText, afterHash }: PushedDocument,
  there: RemoteUnit | undefined,
): Changing[] {
  if (beforeText === null || there?.hash !== afterHash) return [];
  const before = readText(kind, beforeText);
  const theirs = readText(kind, there.text);
  const mine = before.ok ? before.value.document : null;
  return [{ documentId, kind, name, state: 'changed-here', mine, theirs }];
}

function stepBack(
  pushed: PushedDocument,
  there: RemoteUnit | undefined,
  dependents: readonly string[],
  agreed: string | null,
): Step {
  const { documentId, kind, name, beforeText, afterHash } = pushed;
  const planned: PlannedDocument = {
    documentId,
    name,
    kind,
    // Nobody here may have seen what the way back starts from: a push can leave unseen what it does not write, and what others
    // wrote since may have been taken back. Taken for agreed on, the next push would write over it without a conflict.
    revision: agreed === afterHash ? 0 : keepsAgreement,
    state: 'changed-here',
    write: 'none',
    rows: 0,
    cascades: [],
    fields: [],
    blocked: null,
    findings: { errors: 0, warnings: 0 },
  };
  if ((there?.hash ?? null) !== afterHash) {
    // Not blocked: the others can go back without it.
    return { planned: { ...planned, state: 'changed-there' }, going: null, writes: null };
  }
  const unit = unitOf(kind);
  const before = beforeText === null ? null : textToRows(unit, beforeText);
  const now = there ? textToRows(unit, there.text) : null;
  const writes: UnitWrites = {
    kind,
    inserts: before && !now ? [before] : [],
    updates: before && now ? [{ rows: before, there: now }] : [],
    deletes: now && !before ? [now] : [],
  };
  const write = before ? (now ? 'update' : 'insert') : 'delete';
  const going = {
    ...planned,
    write,
    rows: rowsOfWrites(writes),
    cascades: write === 'delete' ? [...dependents] : [],
    fields: describeRows(kind, there?.text ?? null, beforeText),
  } as const;
  return { planned: going, going: { planned: going, there }, writes };
}
