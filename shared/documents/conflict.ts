import type { Id } from '../base/ids.ts';
import type { ThreeWayPlace } from './three-way-places.ts';

/** Places that belong together: where both sides changed any of them, one side is chosen for all. */
export interface AtomicUnit {
  /** Unique among the units of a kind; part of the conflict's key. */
  readonly name: string;
  readonly holds: (place: ThreeWayPlace) => boolean;
}

/** One place, or one unit, that both sides changed and that somebody has to decide. */
export type Conflict = PlaceConflict | UnitConflict;

interface Pending {
  /** Names the place: the same place has the same key in every merge. */
  readonly key: string;
  /** What the merged document shows there until it is decided: what stood there before, or mine where that is unknown. */
  readonly shown: 'base' | 'mine';
}

export interface PlaceConflict extends Pending {
  readonly what: 'place';
  readonly place: ThreeWayPlace;
}

export interface UnitConflict extends Pending {
  readonly what: 'unit';
  readonly unit: string;
  /** Every place of the unit where the three states differ, among them those that only one side changed. */
  readonly places: readonly ThreeWayPlace[];
}

export function placeKey(place: ThreeWayPlace): string {
  if (place.what === 'record') return JSON.stringify(['record', place.recordId]);
  return JSON.stringify(['field', place.recordId, place.field]);
}

export function unitKey(unit: string): string {
  return JSON.stringify(['unit', unit]);
}

/** The record that a conflict is about; null: the header; undefined: a unit, which may reach over several. */
export function conflictRecordId(conflict: Conflict): Id | null | undefined {
  return conflict.what === 'unit' ? undefined : conflict.place.recordId;
}
