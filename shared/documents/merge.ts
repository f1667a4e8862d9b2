import { type AtomicUnit, type Conflict, placeKey, unitKey } from './conflict.ts';
import type { Document } from './document.ts';
import { type DocumentDraft, draftOf } from './document-draft.ts';
import { mergeSets } from './merge-sets.ts';
import { type ThreeWayPlace, threeWayPlaces } from './three-way-places.ts';

/** What a kind of document says about its own merging; without it every field stands for itself. */
export interface MergeRules {
  /** Whether a field is a list whose sequence says nothing; recordKind null: a header field. */
  readonly isSet?: (recordKind: string | null, field: string) => boolean;
  readonly units?: readonly AtomicUnit[];
}

export interface Merge {
  /**
   * Mine with everything of theirs that I did not touch. Where in conflict it holds what the conflict's `shown` says, so
   * it is a picture to decide on and no document to keep: that one comes from `resolveConflicts` only.
   */
  readonly merged: Document;
  readonly conflicts: readonly Conflict[];
}

/**
 * Three states of one document as one: per header field, per record by id, and per field inside it. A place that one side
 * changed becomes what that side says; both equal is no conflict; both changed to different values is one, and so is
 * a record that one side removed and the other changed. Without a base nothing tells who changed a field, so each one
 * that differs is a conflict, a record that only one side has is kept, and nothing is taken away from a set. Linear in
 * the number of records.
 */
export function mergeDocuments(
  base: Document | null,
  mine: Document,
  theirs: Document,
  rules: MergeRules = {},
): Merge {
  for (const other of base ? [base, theirs] : [theirs]) {
    if (other.id !== mine.id || other.kind !== mine.kind)
      throw new Error(`Not one document: ${mine.kind} ${mine.id} and ${other.kind} ${other.id}`);
  }
  const units = (rules.units ?? []).map((unit) => ({ ...unit, places: [] as ThreeWayPlace[] }));
  const draft = draftOf(mine);
  const conflicts: Conflict[] = [];
  for (const place of threeWayPlaces(base, mine, theirs)) {
    const unit = units.find(({ holds }) => holds(place));
    if (unit) {
      unit.places.push(place);
      continue;
    }
    if (settle(place, rules, draft)) continue;
    const shown = showUndecided([place], draft);
    conflicts.push({ what: 'place', key: placeKey(place), shown, place });
  }
  for (const { name, places } of units) {
    if (settleTogether(places, base !== null, draft)) continue;
    conflicts.push({
      what: 'unit',
      key: unitKey(name),
      unit: name,
      shown: showUndecided(places, draft),
      places,
    });
  }
  return { merged: draft.finish(), conflicts };
}

/** Writes what nobody has to decide; false: both sides changed the place, each in its own way. */
function settle(place: ThreeWayPlace, rules: MergeRules, draft: DocumentDraft): boolean {
  if (place.same || !place.changedThere) return true;
  if (!place.changedHere) {
    draft.put(place, 'theirs');
    return true;
  }
  if (place.what === 'record' || !rules.isSet?.(place.recordKind, place.field)) return false;
  const together = mergeSets(place.base, place.mine, place.theirs);
  if (!together) return false;
  draft.putField(place.recordId, place.field, together);
  return true;
}

/** A unit is taken whole from the one side that changed it. */
function settleTogether(places: readonly ThreeWayPlace[], baseKnown: boolean, draft: DocumentDraft): boolean {
  if (places.every(({ same }) => same)) return true;
  const here = !baseKnown || places.some(({ changedHere }) => changedHere);
  const there = !baseKnown || places.some(({ changedThere }) => changedThere);
  if (here && there) return false;
  if (there) for (const place of places) draft.put(place, 'theirs');
  return true;
}

/** A unit is shown as one state too: as it was before only where that is known of all of it. */
function showUndecided(places: readonly ThreeWayPlace[], draft: DocumentDraft): 'base' | 'mine' {
  if (!places.every(isBaseKnown)) return 'mine';
  for (const place of places) draft.put(place, 'base');
  return 'base';
}

function isBaseKnown(place: ThreeWayPlace): boolean {
  return place.what === 'field' ? place.baseKnown : place.base !== undefined;
}
