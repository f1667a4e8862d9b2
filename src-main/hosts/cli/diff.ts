import { ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { type LookArguments, lookAtDocuments } from './look.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { notes } from './status.ts';

type Status = CommandOutput<'publishing.status'>;
type Listed = Status['documents'][number];

/** A field that says something else here than there; null: nothing. */
interface Differing {
  readonly what: string;
  readonly record: string | null;
  readonly here: string | null;
  readonly there: string | null;
}

/** What somebody else did there since it was last agreed on. */
const moved: readonly Listed['state'][] = ['changed-there', 'new-there', 'deleted-there', 'conflict'];
/** Here and there, and not the same. */
const onBothSides: readonly Listed['state'][] = ['changed-here', 'changed-there', 'conflict'];
/** Of more documents than this only the names are told: each is a question of its own. */
const mostInFull = 50;

/** `diff <environment>`: status 3 where something changed there, 1 where only something changed here. */
export async function diff(
  call: Call,
  args: LookArguments & { readonly documents: readonly string[] },
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const looked = await lookAtDocuments(call, args, env);
  if (!looked.ok) return looked;
  const { status, documents } = looked.value;
  const fields = await readFields(call, status.environmentId, documents);
  const apart = documents.filter(({ state }) => state !== 'equal');
  const lines = [
    ...notes(status),
    ...apart.map(({ state, name, documentId }) =>
      [`${state}: ${name}\n`, ...(fields.get(documentId) ?? []).map(inWords)].join(''),
    ),
  ];
  const hasMoved = status.vanished.length > 0 || documents.some(({ state }) => moved.includes(state));
  return ok({
    kind: 'done',
    data: {
      ...status,
      documents: documents.map((one) => ({ ...one, fields: fields.get(one.documentId) ?? [] })),
    },
    text: lines.join('') || 'In step.\n',
    status: hasMoved ? 3 : Math.min(lines.length, 1),
  });
}

async function readFields(
  call: Call,
  environmentId: string,
  documents: readonly Listed[],
): Promise<ReadonlyMap<string, readonly Differing[]>> {
  const asked = documents.filter(({ state }) => onBothSides.includes(state)).slice(0, mostInFull);
  const fields = new Map<string, readonly Differing[]>();
  for (const { documentId } of asked) {
    const read = await call('publishing.conflict', { environmentId, documentId });
    // One that cannot be read in full is still told by its name.
    if (!read.ok) continue;
    const own = read.value.fields.filter(({ mine, theirs }) => mine !== theirs);
    fields.set(
      documentId,
      own.map(({ what, record, mine, theirs }) => ({ what, record, here: mine, there: theirs })),
    );
  }
  return fields;
}

function inWords({ what, record, here, there }: Differing): string {
  const where = record === null ? what : `${what} (${record})`;
  return `  ${where}: here ${here ?? 'nothing'}, there ${there ?? 'nothing'}\n`;
}
