import type { MergeRules } from '../documents/merge.ts';
import type { ThreeWayPlace } from '../documents/three-way-places.ts';

/**
 * Variants, allocation and status are decided together: an allocation of one side with the variants of the other would
 * send people to arms that nobody meant.
 */
export const experimentMergeRules: MergeRules = { units: [{ name: 'arms', holds: isOfArms }] };

function isOfArms(place: ThreeWayPlace): boolean {
  if (place.what === 'record')
    return [place.mine, place.theirs, place.base].some((record) => record?.kind === 'variant');
  return place.recordId === null
    ? place.field === 'allocation' || place.field === 'status'
    : place.recordKind === 'variant';
}
