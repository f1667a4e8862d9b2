import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import { type Merge, mergeDocuments } from '../../../shared/documents/merge.ts';
import { type Choices, resolveConflicts } from '../../../shared/documents/resolve-conflicts.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { type ComparedWhole, readText } from '../comparing/comparison.ts';
import { agreeOn, type PullingDeps } from './agreement.ts';

/** Mine and theirs as one, with what somebody has to decide; null where one of the two is not there. */
export function mergeOf(one: ComparedWhole): Merge | null {
  const { kind, mine, theirs, baseline } = one;
  if (!mine || !theirs?.ok) return null;
  const unit = unitOf(kind);
  const base = baseline ? readText(kind, baseline.rowText) : null;
  const known = base?.ok ? base.value.document : null;
  return mergeDocuments(known, unit.canonical(mine), theirs.value.document, unit.mergeRules);
}

/** Both sides changed, in different places: then nothing has to be decided. null: something has. */
export function mergedWithoutChoice(one: ComparedWhole): Document | null {
  // Without a base nothing tells who changed what, and a merge would only be a guess.
  if (!one.baseline) return null;
  const merge = mergeOf(one);
  return merge && merge.conflicts.length === 0 ? merge.merged : null;
}

/** The document after every choice, and whatever was edited on top of it. */
export function resolvedDocument(
  one: ComparedWhole,
  choices: Choices,
  edit: Change | null,
): Result<Document, AppError> {
  const merge = mergeOf(one);
  if (!merge) {
    return err(
      appError('unsupported', `There are no two sides of "${one.name}" to merge. Nothing was changed.`, {
        place: one.documentId,
      }),
    );
  }
  const resolved = resolveConflicts(merge, choices);
  if (!resolved.ok) {
    const open = resolved.error.undecided.length;
    return err(
      appError(
        'conflict',
        `${open} ${open === 1 ? 'conflict is' : 'conflicts are'} not decided yet. Nothing was changed.`,
        { place: one.documentId, remedy: 'Choose mine, theirs or another value for each.' },
      ),
    );
  }
  if (!edit) return resolved;
  const edited = applyChange(resolved.value, edit);
  if (edited.ok) return edited;
  return err(
    appError(
      'invalid-change',
      'What you edited does not fit the merged document any more. Nothing was changed.',
      {
        place: edited.error.place.slice(0, 120),
        remedy: 'Compare again, and edit the result anew.',
      },
    ),
  );
}

/**
 * Takes a merged document over. Their side is written down first as a revision of its own, so that the history holds what
 * either side said, and then the result. Only theirs becomes what was agreed: the next plan shows what of mine goes there.
 */
export function takeMerged(
  one: ComparedWhole,
  merged: Document,
  deps: PullingDeps,
): Result<{ readonly revision: number }, AppError> {
  const { mine, theirs, documentId, revision } = one;
  if (!mine || !theirs?.ok || revision === null) throw new Error(`Nothing to merge in ${documentId}`);
  const { environment, documents, newId } = deps;
  const there = theirs.value.document;
  return deps.inOneWrite(() => {
    const steps = [
      { label: `As it is in ${environment.name}`, change: diffDocuments(mine, there) },
      { label: `Merge with ${environment.name}`, change: diffDocuments(there, merged) },
    ];
    let at = revision;
    for (const { label, change } of steps) {
      const applied = documents.applyChange({
        id: documentId,
        baseRevision: at,
        changeId: newId(),
        intent: 'pull',
        label,
        change,
      });
      if (!applied.ok) return applied;
      at = applied.value.revision;
    }
    // No revision here is what they have, so the baseline names none.
    agreeOn({ ...one, revision: 0 }, deps);
    return ok({ revision: at });
  });
}
