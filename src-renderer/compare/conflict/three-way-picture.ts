import type { Id } from '../../../shared/base/ids.ts';
import { findIn } from '../../../shared/documents/compare/listing.ts';
import { compareThreeWays, type ThreeWayComparison } from '../../../shared/documents/compare/three-ways.ts';
import type { Conflict } from '../../../shared/documents/conflict.ts';
import type { Describer } from '../../../shared/documents/describe-change.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { FindRecord } from '../../../shared/documents/in-words.ts';
import { placeInWords, type ThreeWayDifference } from '../../../shared/documents/three-way.ts';
import type { KindView } from '../../canvas/scene.ts';
import { loadDescriber, loadMergeRules } from '../../documents/history/describers.ts';
import { type Picture, pictureOf } from '../picture.ts';

export interface ThreeSides {
  readonly base: Document | null;
  readonly mine: Document;
  readonly theirs: Document;
}

export interface ThreeWayPicture {
  readonly three: ThreeWayComparison;
  readonly picture: Picture;
  readonly describer: Describer;
}

/** Theirs and mine as one picture, with what both changed marked. */
export async function threeWayPicture(
  { base, mine, theirs }: ThreeSides,
  view: KindView | null,
): Promise<ThreeWayPicture> {
  const [describer, rules] = await Promise.all([loadDescriber(mine.kind), loadMergeRules(mine.kind)]);
  const three = compareThreeWays(base, mine, theirs, { describer, rules });
  return {
    three,
    describer,
    picture: pictureOf({ comparison: three.comparison, describer, view, hideLayout: false }),
  };
}

/** One decision, with what each side says. */
export interface ToDecide {
  readonly conflict: Conflict;
  /** Where it is shown: the first record that it is about; null: the document itself. */
  readonly recordId: Id | null;
  readonly lines: readonly ThreeWayDifference[];
  /** Whether a text of one's own may be given. */
  readonly takesText: boolean;
}

/** What has to be decided, in the order of the list of differences. */
export function decisionsOf({ three, picture, describer }: ThreeWayPicture): readonly ToDecide[] {
  const find = findIn(three.comparison);
  const rank = new Map(picture.listing.items.map(({ id }, index) => [id, index]));
  const decisions = three.merge.conflicts.map((conflict) => decisionOf(conflict, describer, find));
  const rankOf = ({ recordId }: ToDecide) => rank.get(recordId) ?? Number.MAX_SAFE_INTEGER;
  return decisions.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function decisionOf(conflict: Conflict, describer: Describer, find: FindRecord): ToDecide {
  const places = conflict.what === 'unit' ? conflict.places : [conflict.place];
  const [first] = places;
  return {
    conflict,
    recordId: first?.recordId ?? null,
    lines: places.map((place) => placeInWords(place, describer.words, find)),
    takesText:
      first !== undefined &&
      conflict.what === 'place' &&
      first.what === 'field' &&
      [first.mine, first.theirs].some((value) => typeof value === 'string') &&
      [first.mine, first.theirs].every((value) => value === null || typeof value === 'string'),
  };
}
