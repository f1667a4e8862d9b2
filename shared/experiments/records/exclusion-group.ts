import type { DocumentRecord } from '../../documents/document.ts';

/**
 * The experiment's slice of a group of experiments that share people without ever sharing a person: two experiments of
 * one group hold slices that do not overlap.
 */
export interface ExclusionGroup extends DocumentRecord {
  readonly kind: 'exclusionGroup';
  /** The group's name, the same in every experiment of the group. */
  readonly name: string;
  readonly description: string | null;
  /** Percent of the group's people, 0 to 100; `from` belongs to the slice, `to` does not. */
  readonly from: number;
  readonly to: number;
  readonly order: number;
}
