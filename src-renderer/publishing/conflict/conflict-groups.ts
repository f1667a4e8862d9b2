import { journeyWords } from '../../../shared/journeys/words.ts';
import type { Conflict } from './conflict-view.tsx';

export type ConflictField = Conflict['fields'][number];

/** The fields of one record, or of the document itself, that differ. */
export interface ConflictGroup {
  /** The record's id; null: the document itself. */
  readonly recordId: string | null;
  /** 'Touchpoint'; null for the document itself. */
  readonly kind: string | null;
  readonly name: string;
  readonly fields: readonly ConflictField[];
}

export interface GroupedConflict {
  /** Where both sides changed something: what a decision is about. */
  readonly both: readonly ConflictGroup[];
  /** Where one side alone did. */
  readonly oneSided: readonly ConflictGroup[];
  /** Differences of the picture alone, wherever they are. */
  readonly layout: readonly ConflictGroup[];
}

/** Field by field under the record that holds them, in the order in which they came; the picture's own apart. */
export function groupConflict(conflict: Conflict): GroupedConflict {
  const isLayout = ({ field }: ConflictField) => field === 'layout';
  const groups = groupsOf(
    conflict,
    conflict.fields.filter((field) => !isLayout(field)),
  );
  const changedByBoth = ({ fields }: ConflictGroup) => fields.some(({ both }) => both);
  return {
    both: groups.filter(changedByBoth),
    oneSided: groups.filter((group) => !changedByBoth(group)),
    layout: groupsOf(conflict, conflict.fields.filter(isLayout)),
  };
}

export function fieldsIn(groups: readonly ConflictGroup[]): number {
  return groups.reduce((sum, { fields }) => sum + fields.length, 0);
}

function groupsOf(conflict: Conflict, fields: readonly ConflictField[]): ConflictGroup[] {
  const byRecord = new Map<string | null, ConflictField[]>();
  for (const field of fields) {
    const group = byRecord.get(field.recordId);
    if (group) group.push(field);
    else byRecord.set(field.recordId, [field]);
  }
  return [...byRecord].map(([recordId, fields]) => ({
    recordId,
    kind: recordId === null ? null : kindOf(conflict, recordId),
    name: recordId === null ? conflict.name : (fields[0]?.record ?? ''),
    fields,
  }));
}

function kindOf({ mine, theirs, base }: Conflict, id: string): string {
  const sides = [mine, theirs, base];
  const found = sides.find((side) => side && Object.hasOwn(side.records, id));
  return journeyWords.kindName(found?.records[id]?.kind ?? '');
}
