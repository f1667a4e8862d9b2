import type { Id } from '../../base/ids.ts';
import type { Describer } from '../describe-change.ts';
import type { Document } from '../document.ts';
import { type Merge, type MergeRules, mergeDocuments } from '../merge.ts';
import { type ThreeWayDifference, threeWayDifferences } from '../three-way.ts';
import { type Comparison, compareDocuments } from './comparison.ts';

/** Mine against theirs on one picture, and what stood there before both. */
export interface ThreeWayComparison {
  /** Before: theirs. After: mine. */
  readonly comparison: Comparison;
  readonly merge: Merge;
  /** Every field in which the two differ, by the record that holds it; null: the document itself. */
  readonly fields: ReadonlyMap<Id | null, readonly ThreeWayDifference[]>;
  /** Where both sides changed the same thing and somebody has to decide. */
  readonly conflicts: ReadonlySet<Id | null>;
}

/** Linear in the number of records. */
export function compareThreeWays(
  base: Document | null,
  mine: Document,
  theirs: Document,
  { describer, rules }: { readonly describer: Describer; readonly rules: MergeRules },
): ThreeWayComparison {
  const merge = mergeDocuments(base, mine, theirs, rules);
  const fields = Map.groupBy(
    threeWayDifferences(base, mine, theirs, describer.words),
    ({ recordId }) => recordId,
  );
  const conflicts = new Set<Id | null>();
  for (const conflict of merge.conflicts) {
    const places = conflict.what === 'unit' ? conflict.places : [conflict.place];
    for (const { recordId } of places) conflicts.add(recordId);
  }
  return { comparison: compareDocuments(theirs, mine, describer), merge, fields, conflicts };
}
