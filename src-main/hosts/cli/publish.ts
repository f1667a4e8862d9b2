import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { type Environment, inCliWords, openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { type Plan, planned } from './planned.ts';
import { pushPlan } from './push-plan.ts';
import { readWantedPlan, type WantedPlan } from './wanted-plan.ts';
import { writeOut } from './write-out.ts';

export interface PublishArguments {
  /** The environment by its name or id; for `rollback` and `settle` the id of a push. */
  readonly subject: string;
  /** Documents by name or id; empty: everything that was changed here. */
  readonly documents: readonly string[];
  /** The name of the environment, where a push asks for it. */
  readonly confirm: string | null;
  /** The hash or the file of the plan that was looked at: no other is pushed. null: whatever is planned now. */
  readonly plan: string | null;
  /** Where the plan goes as a file; null: nowhere. */
  readonly out: string | null;
  /** Rows that cannot be seen any more are taken for deleted, however many they are. */
  readonly acceptVanished: boolean;
}

type EnvironmentStatus = CommandOutput<'publishing.status'>;
type State = EnvironmentStatus['documents'][number]['state'];
type Answer = Promise<Result<Outcome, AppError>>;

interface Looked {
  readonly environment: Environment;
  readonly status: EnvironmentStatus;
}

export async function look(
  call: Call,
  { subject, acceptVanished }: Pick<PublishArguments, 'subject' | 'acceptVanished'>,
  env: Env,
): Promise<Result<Looked, AppError>> {
  const environment = await openEnvironment(call, ({ id, name }) => [id, name].includes(subject), env);
  if (!environment.ok) return environment;
  const { id: environmentId, name } = environment.value;
  const status = await call('publishing.status', { environmentId, acceptVanished });
  if (!status.ok) return status;
  const { problem, database } = status.value;
  if (problem) return err(inCliWords(problem as AppError, name));
  if (database === 'empty') {
    const said = `None of the tables that documents are published to is in ${name}.`;
    const remedy = 'Check the database and the schema in JD_URL, or set it up in Publishing.';
    return err(appError('schema-missing', said, { remedy }));
  }
  return ok({ environment: environment.value, status: status.value });
}

/** `plan`: in words to standard output, and as a file where one is wanted. */
export async function plan(call: Call, args: PublishArguments, env: Env): Answer {
  const made = await planFor(call, args, env);
  if (!made.ok) return made;
  if (args.out !== null) {
    const written = writeOut(args.out, `${JSON.stringify(made.value, null, 2)}\n`);
    if (!written.ok) return written;
  }
  return ok(planned(made.value));
}

export async function push(call: Call, args: PublishArguments, env: Env): Answer {
  const made = await planWanted(call, args, env);
  return made.ok ? pushPlan(call, made.value, args.confirm) : made;
}

/** The plan of what was changed here, or of what is named. */
export async function planFor(
  call: Call,
  wanted: Pick<PublishArguments, 'subject' | 'documents'>,
  env: Env,
): Promise<Result<Plan, AppError>> {
  const looked = await look(call, { ...wanted, acceptVanished: false }, env);
  if (!looked.ok) return looked;
  const { status, environment } = looked.value;
  // What changed on both sides is part of it, and keeps it from being pushed: left out, nobody would notice that it is not there.
  const chosen = chooseDocuments(status, wanted.documents, (state) =>
    ['new-here', 'changed-here', 'conflict'].includes(state),
  );
  if (!chosen.ok) return chosen;
  const made = await call('publishing.plan', {
    environmentId: environment.id,
    documentIds: [...chosen.value],
  });
  return made.ok ? made : err(inCliWords(made.error, environment.name));
}

/** The plan that `--plan` names and no other; without it the one that is made now. */
export async function planWanted(
  call: Call,
  args: Pick<PublishArguments, 'subject' | 'documents' | 'plan'>,
  env: Env,
): Promise<Result<Plan, AppError>> {
  const wanted = readWantedPlan(args.plan);
  if (!wanted.ok) return wanted;
  const made = await planFor(call, { ...args, documents: documentsOf(wanted.value, args) }, env);
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
  { documents }: Pick<PublishArguments, 'documents'>,
): readonly string[] {
  return documents.length > 0 ? documents : (wanted?.documents ?? []);
}

export function otherPlan(said: string): AppError {
  return appError('plan-outdated', `${said} Nothing was written.`, {
    remedy: 'Plan again and look at it.',
  });
}

export function chooseDocuments(
  { documents }: EnvironmentStatus,
  wanted: readonly string[],
  isMeant: (state: State) => boolean,
): Result<readonly string[], AppError> {
  if (wanted.length === 0) {
    return ok(documents.flatMap(({ documentId, state }) => (isMeant(state) ? [documentId] : [])));
  }
  const ids: string[] = [];
  for (const one of wanted) {
    const found = documents.filter(({ documentId, name }) => documentId === one || name === one);
    const [only] = found;
    if (only === undefined) return err(appError('not-found', `There is no document "${one}".`));
    if (found.length > 1) {
      return err(appError('name-taken', `More than one document is called "${one}": name it by its id.`));
    }
    ids.push(only.documentId);
  }
  return ok(ids);
}
