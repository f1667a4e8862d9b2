import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { type Environment, openEnvironment } from './environments.ts';
import { didYouMean } from './nearest.ts';
import type { Call, Env } from './outcome.ts';

export interface LookArguments {
  /** The environment by its name or id. */
  readonly subject: string;
  /** Rows that cannot be seen any more are taken for deleted, however many they are. */
  readonly acceptVanished: boolean;
}

export type EnvironmentStatus = CommandOutput<'publishing.status'>;
type State = EnvironmentStatus['documents'][number]['state'];

interface Looked {
  readonly environment: Environment;
  readonly status: EnvironmentStatus;
}

export async function look(
  call: Call,
  { subject, acceptVanished }: LookArguments,
  env: Env,
): Promise<Result<Looked, AppError>> {
  const environment = await openEnvironment(call, subject, env);
  if (!environment.ok) return environment;
  const { id: environmentId, name } = environment.value;
  const status = await call('publishing.status', { environmentId, acceptVanished });
  if (!status.ok) return status;
  const { problem, database } = status.value;
  if (problem) return err(inCliWords(problem as AppError, name));
  if (database === 'empty') {
    const said = `None of the tables that documents are published to is in ${name}.`;
    const remedy = `Check the database and the schema in JD_URL, or set it up: "journey-designer setup ${name}" shows the SQL first.`;
    return err(appError('schema-missing', said, { remedy }));
  }
  return ok({ environment: environment.value, status: status.value });
}

/** The same, and of its documents those that are named; none named: all. */
export async function lookAtDocuments(
  call: Call,
  args: LookArguments & { readonly documents: readonly string[] },
  env: Env,
): Promise<Result<Pick<EnvironmentStatus, 'documents'> & { readonly status: EnvironmentStatus }, AppError>> {
  const looked = await look(call, args, env);
  if (!looked.ok) return looked;
  const { status } = looked.value;
  const chosen = chooseDocuments(status, args.documents, () => true);
  if (!chosen.ok) return chosen;
  return ok({
    status,
    documents: status.documents.filter(({ documentId }) => chosen.value.includes(documentId)),
  });
}

export function chooseDocuments(
  { documents }: Pick<EnvironmentStatus, 'documents'>,
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
    if (only === undefined) return err(noDocument(one, documents));
    if (found.length > 1) {
      return err(appError('name-taken', `More than one document is called "${one}": name it by its id.`));
    }
    ids.push(only.documentId);
  }
  return ok(ids);
}

function noDocument(wanted: string, documents: EnvironmentStatus['documents']): AppError {
  const names = documents.map(({ name }) => name);
  return appError('not-found', `There is no document "${wanted}".${didYouMean(wanted, names)}`);
}
