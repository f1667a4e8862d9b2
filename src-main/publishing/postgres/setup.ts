import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { usersStep } from '../../../shared/publishing/users-step.ts';
import { type CatalogReport, checkCatalog, type Difference } from './catalog.ts';
import { type Connection, isTrue } from './connection.ts';
import { databaseFailure } from './failures.ts';
import { readSchemaSteps, type SchemaStep } from './schema-files.ts';
import { publishLock } from './statements.ts';
import { inTransaction } from './transaction.ts';
import { untrustedText } from './untrusted-text.ts';

/** One step as it stands in a database. What is there already is never altered. */
export interface PlannedStep {
  readonly name: string;
  readonly title: string;
  /** `differs`: there, and not as the data model says; `blocked`: not there, and `reason` says why it cannot be made. */
  readonly state: 'there' | 'to-do' | 'differs' | 'blocked';
  readonly reason: string | null;
  /** What would be run, in order; empty unless it is to be done. */
  readonly statements: readonly string[];
}

export interface SetupPlan {
  readonly state: CatalogReport['state'];
  readonly differences: readonly Difference[];
  readonly steps: readonly PlannedStep[];
}

export interface SetupOutcome {
  /** How things stand afterwards. */
  readonly plan: SetupPlan;
  /** Names of the steps that were done now. */
  readonly done: readonly string[];
  /** Why it stopped at a step; null: it went through. */
  readonly failure: AppError | null;
}

export interface SetupChoice {
  /** Whether a minimal `auth.users` is made where there is none. */
  readonly users: boolean;
}

type OnStep = (done: number, total: number, title: string) => void;

/** What "Set up this database" would do. Reads only. */
export async function planSetup(
  connection: Connection,
  schema: string,
  { users }: SetupChoice = { users: true },
): Promise<SetupPlan> {
  const { state, differences } = await checkCatalog(connection, schema);
  const { rows } = await connection.query(
    `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = $1) AS "0001-schema",
       EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'auth' AND c.relname = 'users') AS "0002-auth-users"`,
    [schema],
  );
  const steps: PlannedStep[] = [];
  const files = readSchemaSteps(schema);
  const makes = new Map(files.map((step) => [step.name, step.makes]));
  for (const step of files) {
    const { name, title, table, up } = step;
    const own = differences.filter((difference) => difference.table === table);
    const isThere = table
      ? state !== 'empty' && !own.some(({ missing }) => missing === 'table')
      : isTrue(rows[0]?.[name]);
    const say = (
      of: PlannedStep['state'],
      reason: string | null = null,
      statements: readonly string[] = [],
    ) => void steps.push({ name, title, state: of, reason, statements });
    if (isThere) {
      const wrong = own.find(({ effect }) => effect !== 'harmless');
      const indexes = own.filter(({ missing }) => missing === 'index').map(({ text }) => text);
      if (wrong) say('differs', wrong.text);
      else if (indexes.length > 0) say('to-do', indexes.join('; '), missingIndexes(step, indexes));
      else say('there');
      continue;
    }
    if (name === usersStep && !users) {
      say('blocked', 'It was not asked for.');
      continue;
    }
    const needed = step.needs.flatMap((need) => steps.find((one) => one.name === need) ?? []);
    const stopped = needed.find((need) => need.state === 'blocked');
    if (stopped) say('blocked', `It needs "${stopped.title}".`);
    else {
      // What an earlier step will make is no reason; each step is looked at again when it is its turn.
      const coming = needed.flatMap((need) => (need.state === 'to-do' ? (makes.get(need.name) ?? []) : []));
      const problems = (await problemsOf(connection, step.precheck)).filter(
        (problem) => !coming.some((table) => problem.startsWith(`${table} `)),
      );
      if (problems.length > 0) say('blocked', problems.join('; '));
      else say('to-do', null, up);
    }
  }
  return { state, differences, steps };
}

/**
 * Runs what is to be done, each step in a transaction of its own that ends within moments: looked at before, done, verified,
 * committed. What was done stays when a later step stops, and the next set-up goes on from there.
 */
export async function runSetup(
  connection: Connection,
  schema: string,
  onStep: OnStep = () => undefined,
  choice: SetupChoice = { users: true },
): Promise<SetupOutcome> {
  const look = () => inTransaction(connection, 'READ ONLY', () => planSetup(connection, schema, choice));
  const before = await look();
  const files = new Map(readSchemaSteps(schema).map((step) => [step.name, step]));
  const todo = before.steps.filter(({ state }) => state === 'to-do');
  const done: string[] = [];
  for (const [index, planned] of todo.entries()) {
    onStep(index, todo.length, planned.title);
    const failure = await runStep(connection, schema, planned, files.get(planned.name));
    if (failure) {
      const said = {
        ...failure,
        message: `"${planned.title}": ${failure.message} ${soFar(done.length, failure.code)}`,
      };
      return { plan: before, done, failure: said };
    }
    done.push(planned.name);
  }
  onStep(todo.length, todo.length, '');
  return { plan: await look(), done, failure: null };
}

async function runStep(
  connection: Connection,
  schema: string,
  planned: PlannedStep,
  step: SchemaStep | undefined,
): Promise<AppError | null> {
  if (!step) throw new Error(`No files for the step ${planned.name}`);
  try {
    if (isIndexes(planned)) return await buildIndexes(connection, planned);
    return await inTransaction(connection, 'READ WRITE', async () => {
      // Nobody waits behind whoever waits for this one: time enough for the step of somebody who sets up at the same moment.
      await connection.query("SET LOCAL lock_timeout = '10s'");
      await connection.query('SELECT pg_advisory_xact_lock($1::bigint)', [publishLock]);
      // A step that has to wait for a table would make everybody behind it wait too.
      await connection.query("SET LOCAL lock_timeout = '1s'");
      const reasons = await problemsOf(connection, step.precheck);
      if (reasons.length > 0) {
        // Somebody else may have done the same in the meantime, and then there is nothing left to do.
        const now = await planSetup(connection, schema);
        if (now.steps.find(({ name }) => name === step.name)?.state === 'there') return null;
        throw new StepStopped(reasons);
      }
      for (const statement of step.up) await connection.query(statement);
      const problems = await problemsOf(connection, step.verify);
      if (problems.length > 0) throw new StepStopped(problems);
      return null;
    });
  } catch (thrown) {
    if (thrown instanceof StepStopped) {
      return appError('schema-differs', `${thrown.problems.join('; ')}.`, {
        remedy: 'Mend it there, then set up again: it goes on where it stopped.',
      });
    }
    const failure = databaseFailure(thrown);
    if (!failure) throw thrown;
    return { ...failure, message: failure.message.replace(/ Nothing was written there.*$/s, '') };
  }
}

/** Rolls the transaction of a step back. */
class StepStopped extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'StepStopped';
    this.problems = problems;
  }
}

function soFar(steps: number, code: AppError['code']): string {
  // The answer to COMMIT may be what was lost.
  if (code === 'unreachable')
    return 'Whether this step is done is not known; setting up again finds out and goes on, and everything here is safe.';
  const before = [
    'Nothing was changed there',
    'The step before it is done and stays; nothing else was changed',
  ];
  const more = `The ${steps} steps before it are done and stay; nothing else was changed`;
  return `${before[steps] ?? more}, and everything here is safe.`;
}

/** On tables in use: built beside the writers, which cannot be done inside a transaction. */
function missingIndexes({ up }: SchemaStep, missing: readonly string[]): string[] {
  return up.flatMap((statement) => {
    const name = /^CREATE INDEX (\w+) /.exec(statement)?.[1];
    const isMissing = name !== undefined && missing.some((text) => text.startsWith(`the index ${name} `));
    return isMissing ? [statement.replace('CREATE INDEX', concurrently)] : [];
  });
}

const concurrently = 'CREATE INDEX CONCURRENTLY';

function isIndexes({ statements }: PlannedStep): boolean {
  return statements.every((statement) => statement.startsWith(concurrently));
}

async function buildIndexes(connection: Connection, { statements }: PlannedStep): Promise<null> {
  for (const statement of statements) await connection.query(statement);
  return null;
}

async function problemsOf(connection: Connection, query: string): Promise<string[]> {
  const { rows } = await connection.query(query);
  return rows.map(({ problem }) => untrustedText(problem ?? ''));
}
