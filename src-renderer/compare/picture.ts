import type { Id } from '../../shared/base/ids.ts';
import type { Comparison, DifferenceState } from '../../shared/documents/compare/comparison.ts';
import { type Listing, listDifferences } from '../../shared/documents/compare/listing.ts';
import { earlierDocument, unionDocument } from '../../shared/documents/compare/union.ts';
import type { Describer } from '../../shared/documents/describe-change.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { Scene } from '../../shared/drawing/scene.ts';
import type { KindView } from '../canvas/scene.ts';

/** A comparison as it is drawn and listed. */
export interface Picture {
  readonly comparison: Comparison;
  readonly listing: Listing;
  /** Both sides as one document; null where neither is there. */
  readonly union: Document | null;
  /** The union as its kind draws it; null where there is none or the kind has no canvas. */
  readonly scene: Scene | null;
  /** Where everything stood before, on the columns of now; null where the kind has no canvas. */
  readonly earlier: Scene | null;
  /** What is marked on the canvas; what only moved is missing where that is hidden. */
  readonly states: ReadonlyMap<Id, DifferenceState>;
}

interface PictureDeps {
  readonly comparison: Comparison;
  readonly describer: Describer;
  readonly view: KindView | null;
  readonly hideLayout: boolean;
  /** What is the same as there is taken over, so that nothing is drawn anew that did not change. */
  readonly previous?: Picture | null;
}

/** Linear in the number of records, but for sorting what differs. */
export function pictureOf(deps: PictureDeps): Picture {
  const steps = pictureInSteps(deps);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps between which the window may do something else: of thousands of records each takes some ms. */
export function* pictureInSteps(deps: PictureDeps): Generator<undefined, Picture> {
  const { comparison, describer, view, hideLayout, previous } = deps;
  const union = unionDocument(comparison);
  yield;
  const scene = union && view ? view.makeScene(union, previous?.scene ?? null) : null;
  yield;
  const frames = new Set(scene?.frames.map(({ id }) => id));
  const earlier =
    union && view && comparison.before
      ? view.makeScene(
          earlierDocument(comparison, union, (id) => frames.has(id)),
          previous?.earlier ?? null,
        )
      : null;
  yield;
  const rank = rankIn(scene);
  const listing = listDifferences(comparison, { describer, hideLayout, rank });
  const states = new Map<Id, DifferenceState>();
  for (const { id, state } of listing.items) if (id !== null) states.set(id, state);
  return { comparison, listing, union, scene, earlier, states };
}

/** Reading order: columns, then cards as the keyboard walks them, each followed by the connections that begin there. */
function rankIn(scene: Scene | null): (id: Id) => number {
  const ranks = new Map<Id, number>();
  for (const [index, { id }] of scene?.frames.entries() ?? []) ranks.set(id, index);
  const first = ranks.size;
  for (const [index, { id }] of scene?.nodes.entries() ?? []) ranks.set(id, first + index);
  for (const { id, from } of scene?.edges ?? []) {
    const start = ranks.get(from);
    if (start !== undefined) ranks.set(id, start + 0.5);
  }
  return (id) => ranks.get(id) ?? Number.POSITIVE_INFINITY;
}
