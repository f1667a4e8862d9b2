import type { NewId } from '../../shared/base/ids.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import type { KindEdits } from '../canvas/actions/kind-edits.ts';
import type { CanvasGestures } from '../canvas/gestures.ts';
import { journeyEdits } from '../journeys/actions/journey-edits.ts';

/** What the window needs of a document kind to show and edit it. */
export interface KindParts {
  readonly edits: KindEdits;
}

export type Kinds = Readonly<Partial<Record<DocumentKind, KindParts>>>;

/** The kinds that can be opened on a canvas; the others come with their features. */
export function makeKinds(newId: NewId): Kinds {
  return { journey: { edits: journeyEdits(newId) } };
}

/** For a workspace that may only be looked at: every gesture comes to nothing. */
export const noGestures: CanvasGestures = {
  move: () => null,
  resizeFrame: () => null,
  reorderFrame: () => null,
  connect: () => null,
  reconnect: () => null,
  connectToNew: () => null,
  add: () => null,
  insertOnEdge: () => null,
  remove: () => null,
  rename: () => null,
};
