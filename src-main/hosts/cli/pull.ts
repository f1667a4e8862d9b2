import { ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { chooseDocuments, type LookArguments, look } from './look.ts';
import type { Call, Env, Outcome } from './outcome.ts';

export const sides = ['mine', 'theirs'] as const;
export type Side = (typeof sides)[number];

type PullArguments = LookArguments & {
  /** By name or id; empty: all that changed there. */
  readonly documents: readonly string[];
  /** Which side of a conflict counts; null: nobody decided, so it stays one. */
  readonly side: Side | null;
};

/** `pull`: status 3 where a document changed on both sides and nobody decided, 1 where a row is not ours to read. */
export async function pull(call: Call, args: PullArguments, env: Env): Promise<Result<Outcome, AppError>> {
  const looked = await look(call, args, env);
  if (!looked.ok) return looked;
  const { status } = looked.value;
  const { environmentId } = status;
  const { acceptVanished, documents, side } = args;
  const chosen = documents.length === 0 ? ok([]) : chooseDocuments(status, documents, () => true);
  if (!chosen.ok) return chosen;
  const documentIds = [...chosen.value];
  const decided: { readonly documentId: string; readonly name: string; readonly side: Side }[] = [];
  for (const { documentId, name, state, hash } of status.documents) {
    if (side === null || !documentIds.includes(documentId)) continue;
    if (state !== 'conflict' && state !== 'deleted-there') continue;
    // Decided for the state that was just read and for no other.
    const wanted = { environmentId, documentId, side, theirsHash: hash ?? null };
    const done = await call('publishing.chooseSide', wanted);
    if (!done.ok) return done;
    decided.push({ documentId, name, side });
  }
  const pulled = await call('publishing.pull', { environmentId, documentIds, acceptVanished });
  if (!pulled.ok) return pulled;
  const { conflicts, raw } = pulled.value;
  const lines = [
    ...decided.map(({ name }) => `${side}: ${name}\n`),
    ...pulled.value.pulled.map(({ name, how }) => `pulled: ${name} (${how})\n`),
    ...conflicts.map(({ name }) => `changed on both sides: ${name}; --document and --side decide it\n`),
    ...raw.map(({ name, reason }) => `not ours to read: ${name}: ${reason}\n`),
    ...pulled.value.deletedThere.map(({ name }) => `deleted there: ${name}\n`),
  ];
  return ok({
    kind: 'done',
    data: { ...pulled.value, decided },
    text: lines.join('') || 'Nothing to pull.\n',
    status: conflicts.length > 0 ? 3 : Math.min(raw.length, 1),
  });
}
