import { err, ok, type Result } from '../../../shared/base/result.ts';
import {
  missingGrants,
  partTables,
  remarksOf,
  roleVerdict,
  verbs,
} from '../../../shared/contract/environment-facts.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { terminated } from './terminated.ts';

/** `check <environment>`: who we are there and what that user may do, before anything is tried. Status 1 where a right for a push is missing. */
export async function check(
  call: Call,
  { subject }: { readonly subject: string },
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const opened = await openEnvironment(call, subject, env);
  if (!opened.ok) return opened;
  const read = await call('publishing.roleCheck', { environmentId: opened.value.id });
  if (!read.ok) return err(inCliWords(read.error, opened.value.name));
  const facts = read.value;
  const { user, database, schema, server, tables } = facts;
  const remarks = remarksOf(facts);
  const grants = missingGrants(facts, partTables);
  const verdict = roleVerdict(facts);
  const lines = [
    `${user} at ${database}, schema ${schema}, ${server}\n`,
    ...tables.map((table) => {
      const may = verbs.filter((verb) => table[verb].granted);
      return `${table.table}: ${table.there ? may.join(', ') || 'nothing' : 'not there'}\n`;
    }),
    ...remarks.map(({ level, text }) => `${level}: ${text}\n`),
    `${verdict.words}\n`,
    ...(grants.length > 0 ? ['\nWhat would give what is missing:\n'] : []),
    ...grants.flatMap(({ purpose, statements }) => [`-- ${purpose}\n`, ...statements.map(terminated)]),
  ];
  const data = { ...facts, able: verdict.able, remarks, grants };
  return ok({ kind: 'done', data, text: lines.join(''), status: verdict.able ? 0 : 1 });
}
