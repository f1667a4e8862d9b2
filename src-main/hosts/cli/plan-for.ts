import { err, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { chooseDocuments, look } from './look.ts';
import { mappingsOf } from './mappings.ts';
import type { Call, Env } from './outcome.ts';
import type { Plan } from './planned.ts';
import { readWantedPlan, type StageMapping, type WantedPlan } from './wanted-plan.ts';

export interface PlanArguments {
  /** The environment by its name or id. */
  readonly subject: string;
  /** Documents by name or id; empty: everything that is to go. */
  readonly documents: readonly string[];
  /** 'old=new': where people go who are at a stage that the plan takes away. */
  readonly moves: readonly string[];
  /** The hash or the file of the plan that was looked at: no other is meant. null: whatever is planned now. */
  readonly plan: string | null;
  /** The environment whose rows go there as they are; null: what this workspace holds goes. */
  readonly from: string | null;
}

/** The plan of what was changed here, or of what is named. */
export async function planFor(
  call: Call,
  wanted: Pick<PlanArguments, 'subject' | 'documents'> & {
    readonly moves?: readonly string[];
    /** Those of a plan that was looked at. */
    readonly mappings?: readonly StageMapping[];
  },
  env: Env,
): Promise<Result<Plan, AppError>> {
  const { moves = [], mappings: known = [] } = wanted;
  const looked = await look(call, { ...wanted, acceptVanished: false }, env);
  if (!looked.ok) return looked;
  const { status, environment } = looked.value;
  // What changed on both sides is part of it, and keeps it from being pushed: left out, nobody would notice that it is not there.
  const chosen = chooseDocuments(status, wanted.documents, (state) =>
    ['new-here', 'changed-here', 'conflict'].includes(state),
  );
  if (!chosen.ok) return chosen;
  const input = { environmentId: environment.id, documentIds: [...chosen.value], mappings: [...known] };
  const made = await call('publishing.plan', input);
  if (!made.ok) return err(inCliWords(made.error, environment.name));
  if (moves.length === 0) return made;
  const mappings = mappingsOf(made.value, moves);
  if (!mappings.ok) return mappings;
  const again = { ...input, mappings: [...known, ...mappings.value], replaces: made.value.id };
  const moving = await call('publishing.plan', again);
  return moving.ok ? moving : err(inCliWords(moving.error, environment.name));
}

/**
 * The plan that takes rows of one environment to another as they are: all that are not the same there, or what is named. Where there
 * is nothing to take it is the plan that writes nothing.
 */
async function planPromoted(
  call: Call,
  { from, subject, documents }: Pick<PlanArguments, 'subject' | 'documents'> & { readonly from: string },
  env: Env,
): Promise<Result<Plan, AppError>> {
  const given = await look(call, { subject: from, acceptVanished: false }, env);
  if (!given.ok) return given;
  const taking = await look(call, { subject, acceptVanished: false }, env);
  if (!taking.ok) return taking;
  const { id: environmentId, name } = taking.value.environment;
  if (environmentId === given.value.environment.id) {
    return err(appError('bad-input', `${name} cannot be promoted to itself. Nothing was planned.`));
  }
  const there = new Map(taking.value.status.documents.map((one) => [one.documentId, one.hash ?? null]));
  const able = given.value.status.documents.filter(
    ({ documentId, hash = null, state }) =>
      hash !== null && (documents.length > 0 || (state !== 'raw' && hash !== there.get(documentId))),
  );
  const chosen = chooseDocuments({ documents: able }, documents, () => true);
  if (!chosen.ok) return err(notIn(chosen.error, given.value.environment.name));
  const documentIds = [...chosen.value];
  const made =
    documentIds.length === 0
      ? await call('publishing.plan', { environmentId, documentIds })
      : await call('publishing.planPromotion', {
          fromId: given.value.environment.id,
          environmentId,
          documentIds,
        });
  return made.ok ? made : err(inCliWords(made.error, name));
}

function notIn(error: AppError, name: string): AppError {
  return error.code === 'not-found' ? { ...error, place: name } : error;
}

/** The plan that `--plan` names and no other; without it the one that is made now. */
export async function planWanted(call: Call, args: PlanArguments, env: Env): Promise<Result<Plan, AppError>> {
  const wanted = readWantedPlan(args.plan);
  if (!wanted.ok) return wanted;
  const documents = documentsOf(wanted.value, args);
  const { from } = args;
  const made =
    from === null
      ? await planFor(call, { ...args, documents, mappings: wanted.value?.mappings ?? [] }, env)
      : await planPromoted(call, { ...args, from, documents }, env);
  if (!made.ok) {
    const gone = made.error.code === 'not-found' && (wanted.value?.documents ?? null) !== null;
    return gone ? err(otherPlan('A document of the plan is not here any more.')) : made;
  }
  const { hash, environmentName } = made.value;
  const elsewhere = wanted.value?.environment ?? environmentName;
  if (elsewhere !== environmentName) {
    return err(appError('bad-input', `The plan is one for ${elsewhere}. Nothing was written.`));
  }
  if (wanted.value && wanted.value.hash !== hash) {
    const isDone = made.value.documents.every(({ write, blocked }) => write === 'none' && blocked === null);
    const said = `${environmentName} says what is here already, so the plan is another one by now.`;
    return err(otherPlan(isDone ? said : `The plan is another one by now: ${hash}.`));
  }
  return made;
}

function documentsOf(
  wanted: WantedPlan | null,
  { documents }: Pick<PlanArguments, 'documents'>,
): readonly string[] {
  return documents.length > 0 ? documents : (wanted?.documents ?? []);
}

export function otherPlan(said: string): AppError {
  return appError('plan-outdated', `${said} Nothing was written.`, {
    remedy: 'Plan again and look at it.',
  });
}
