import type { NewId } from '../../shared/base/ids.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import type { CanvasGestures } from '../canvas/gestures.ts';
import type { KindView } from '../canvas/scene.ts';
import { journeyGestures } from '../journeys/actions/journey-gestures.ts';
import { journeyView } from '../journeys/journey-view.tsx';

/** What the window needs of a document kind to show and edit it. */
export interface KindParts {
  readonly view: KindView;
  readonly gestures: CanvasGestures;
}

/** The kinds that can be opened on a canvas; the others come with their features. */
export function makeKinds(newId: NewId): Readonly<Partial<Record<DocumentKind, KindParts>>> {
  return { journey: { view: journeyView, gestures: journeyGestures(newId) } };
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
