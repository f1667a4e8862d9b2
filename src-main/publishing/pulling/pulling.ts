import { ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { PullResult } from '../../../shared/publishing/push-result.ts';
import type { ComparedWhole } from '../comparing/comparison.ts';
import { writeInSlices } from '../slices.ts';
import { agreeOn, type PullingDeps } from './agreement.ts';
import { mergedWithoutChoice, takeMerged } from './merging.ts';

/** So often is progress told, in documents. */
const stepsTold = 10;

type Lists = { -readonly [Key in keyof PullResult]: PullResult[Key] };

/**
 * Takes over what is new or changed there. What both sides changed in different places is merged; where they changed the
 * same, it is listed and left alone.
 */
export async function pullCompared(all: readonly ComparedWhole[], deps: PullingDeps): Promise<PullResult> {
  const lists: Lists = { pulled: [], conflicts: [], raw: [], deletedThere: [] };
  await writeInSlices(all, deps.inOneWrite, (one, index) => {
    pullOne(one, deps, lists);
    if (index % stepsTold === 0 || index + 1 === all.length) deps.onStep(index + 1, all.length);
  });
  return lists;
}

function pullOne(one: ComparedWhole, deps: PullingDeps, lists: Lists): void {
  const { documentId, name } = one;
  // A push that ended while this was read or waited for its turn knows better what was agreed.
  if (deps.baselines.find(deps.environmentId, documentId)?.hash !== one.baseline?.hash) return;
  switch (one.state) {
    case 'new-there':
    case 'changed-there': {
      const taken = takeTheirs(one, deps);
      // Edited here while the others had their turn: now both sides changed it.
      if (!taken.ok && taken.error.code === 'stale-revision') lists.conflicts.push({ documentId, name });
      else if (!taken.ok) lists.raw.push({ documentId, name, reason: taken.error.message });
      else lists.pulled.push({ documentId, name: taken.value.name, how: taken.value.how });
      return;
    }
    case 'equal':
      agreeOn(one, deps);
      return;
    case 'conflict': {
      const merged = mergedWithoutChoice(one);
      const taken = merged && takeMerged(one, merged, deps);
      // A merge that is refused, such as for a name that is taken by now, is left to a person.
      if (taken?.ok) lists.pulled.push({ documentId, name, how: 'merged' });
      else lists.conflicts.push({ documentId, name });
      return;
    }
    case 'raw':
      lists.raw.push({ documentId, name, reason: one.reason ?? 'It cannot be read.' });
      return;
    case 'deleted-there':
      lists.deletedThere.push({ documentId, name });
      return;
    case 'new-here':
    case 'changed-here':
    case 'archived-here':
      return;
  }
}

/** Their side as one insert or one change that can be undone; then it is what both agree on. */
export function takeTheirs(
  one: ComparedWhole,
  { documents, environment, newId, ...deps }: PullingDeps,
): Result<{ readonly name: string; readonly how: 'created' | 'updated' }, AppError> {
  const { theirs, mine, revision, documentId } = one;
  if (!theirs?.ok) throw new Error(`Row ${documentId} has no document to take`);
  const { document } = theirs.value;
  const label = `Pull from ${environment.name}`;
  if (!mine || revision === null) {
    const inserted = documents.insert(document, 'pull', label);
    if (!inserted.ok) return inserted;
    agreeOn({ ...one, revision: inserted.value.revision }, deps);
    return ok({ name: document.header.name, how: 'created' });
  }
  const applied = documents.applyChange({
    id: documentId,
    baseRevision: revision,
    changeId: newId(),
    intent: 'pull',
    label,
    change: diffDocuments(mine, document),
  });
  if (!applied.ok) return applied;
  agreeOn({ ...one, revision: applied.value.revision }, deps);
  return ok({ name: document.header.name, how: 'updated' });
}
