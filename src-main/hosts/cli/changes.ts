import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';

type Change = CommandOutput<'publishing.changes'>['changes'][number];

const why = {
  bare: 'not installed',
  closed: 'closed to this database user',
  newer: 'of a newer Journey Designer',
  elsewhere: 'for another schema',
  foreign: 'something else of the same name',
} as const;

/** `changes <environment>`: who changed what since it was last pulled or pushed from here; status 3 where somebody did. */
export async function changes(
  call: Call,
  { subject, documents }: { readonly subject: string; readonly documents: readonly string[] },
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const environment = await openEnvironment(call, subject, env);
  if (!environment.ok) return environment;
  const { id: environmentId, name } = environment.value;
  const read = await call('publishing.changes', { environmentId });
  if (!read.ok) return err(inCliWords(read.error, name));
  const { state, more } = read.value;
  if (state !== 'installed' && state !== 'older') {
    const said = `${name} does not remember who changed what: assisted mode there is ${why[state]}.`;
    const remedy = 'Publishing says more of it; "journey-designer diff" says what differs without it.';
    return err(appError('unsupported', said, { remedy }));
  }
  const own = read.value.changes.filter(
    (change) => documents.length === 0 || documents.some((one) => isAbout(change, one)),
  );
  return ok({
    kind: 'done',
    data: { ...read.value, changes: own },
    text:
      [...own.map(inWords), ...(more ? ['and older ones\n'] : [])].join('') || 'Nobody changed anything.\n',
    status: own.length > 0 ? 3 : 0,
  });
}

function isAbout({ documentId, name }: Change, document: string): boolean {
  // A table that was emptied is about every document of it.
  return documentId === null || documentId === document || name === document;
}

function inWords({ at, by, displayName, how, name, documentId, writes }: Change): string {
  const who = displayName === null ? by : `${displayName} (${by})`;
  const what = writes.map(
    ({ table, operation, rows, columns }) =>
      `${operation} ${table}${operation === 'truncate' ? '' : ` ${rows} ${rows === 1 ? 'row' : 'rows'}`}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`,
  );
  return `${at}  ${who}  ${how}  ${name ?? documentId ?? 'a whole table'}: ${what.join(', ')}\n`;
}
