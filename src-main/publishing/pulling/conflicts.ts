import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { threeWayDifferences } from '../../../shared/documents/three-way.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { type ComparedWhole, readText } from '../comparing/comparison.ts';
import type { PullingDeps } from './agreement.ts';
import { resolvedDocument, takeMerged } from './merging.ts';
import { takeTheirs } from './pulling.ts';

/** Base, mine and theirs side by side, with every field that differs. */
export function conflictOf(
  one: ComparedWhole,
  theirsAt: string | null,
): Result<CommandOutput<'publishing.conflict'>, AppError> {
  const { documentId, mine, theirs, name, remoteHash, baseline } = one;
  if (!mine)
    return err(appError('not-found', 'This document is not here, so there is nothing to compare. Pull it.'));
  if (theirs && !theirs.ok) return err(undrawn(documentId, theirs.error));
  const read = baseline ? readText(one.kind, baseline.rowText) : null;
  const base = read?.ok ? read.value.document : null;
  const there = theirs?.ok ? theirs.value.document : null;
  const fields = there ? threeWayDifferences(base, mine, there, unitOf(one.kind).describer.words) : [];
  return ok({
    name,
    base,
    mine,
    theirs: there,
    theirsHash: remoteHash,
    baseAt: baseline?.at ?? null,
    mineAt: one.mineAt,
    mineRevision: one.revision ?? 0,
    theirsAt,
    fields,
  });
}

/** One whole side wins here; nothing is written there. What loses stays in the history, or in the next push's before-image. */
export function chooseSide(
  one: ComparedWhole,
  { side, theirsHash }: CommandInput<'publishing.chooseSide'>,
  deps: PullingDeps,
): Result<Record<string, never>, AppError> {
  const { documentId, remote, theirs, mine, position } = one;
  const moved = movedSince(one, theirsHash);
  if (moved) return err(moved);
  if (!mine)
    return err(appError('not-found', 'This document is not here. Pull it instead.', { place: documentId }));
  if (theirs && !theirs.ok) return err(undrawn(documentId, theirs.error));
  if (side === 'mine') {
    // Theirs becomes what was agreed, so that the next plan shows the overwrite in full; revision 0 equals none here.
    if (remote) {
      const baseline = { documentId, rowText: remote.text, hash: remote.hash, revision: 0, position };
      deps.baselines.save(deps.environmentId, baseline, deps.now());
    } else deps.baselines.remove(deps.environmentId, documentId);
    return ok({});
  }
  if (!remote) {
    const archived = deps.documents.setArchived(documentId, true);
    if (!archived.ok) return archived;
    deps.baselines.remove(deps.environmentId, documentId);
    return ok({});
  }
  const taken = takeTheirs(one, deps);
  return taken.ok ? ok({}) : taken;
}

/** Every conflict decided, nothing dropped: the merged document comes in, and nothing is written there. */
export function resolveConflict(
  one: ComparedWhole,
  { choices, edit, theirsHash, mineRevision }: CommandInput<'publishing.resolveConflict'>,
  deps: PullingDeps,
): Result<{ readonly revision: number }, AppError> {
  const moved = movedSince(one, theirsHash);
  if (moved) return err(moved);
  if (one.revision !== mineRevision) {
    return err(
      appError('stale-revision', `"${one.name}" was edited here while you compared. Nothing was chosen.`, {
        remedy: 'Compare again.',
      }),
    );
  }
  const resolved = resolvedDocument(one, choices, edit);
  return resolved.ok ? takeMerged(one, resolved.value, deps) : resolved;
}

function movedSince({ remote, name }: ComparedWhole, theirsHash: string | null): AppError | null {
  if ((remote?.hash ?? null) === theirsHash) return null;
  return appError(
    'production-moved',
    `"${name}" changed there again while you compared. Nothing was chosen.`,
    {
      remedy: 'Compare again.',
    },
  );
}

/** Nothing can be chosen against a row that is kept aside: it is never overwritten, and it cannot be taken. */
function undrawn(documentId: string, reason: string): AppError {
  return appError('unsupported', `The row there cannot be drawn: ${reason}. It is left as it is.`, {
    place: documentId,
    remedy: 'Look at the row in the list; whoever writes it can mend it.',
  });
}
