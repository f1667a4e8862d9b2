import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Id, NewId } from '../../shared/base/ids.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { KindEdits } from '../canvas/actions/kind-edits.ts';
import type { CanvasGestures } from '../canvas/gestures.ts';
import type { Findings } from '../documents/findings/findings-store.ts';
import type { Session } from '../documents/session.ts';
import { journeyEdits } from '../journeys/actions/journey-edits.ts';
import { journeyFindings } from '../journeys/findings/journey-findings.ts';
import { processEdits } from '../processes/actions/process-edits.ts';
import { processFindings } from '../processes/findings/process-findings.ts';

export interface InspectorProps {
  readonly session: Session;
  readonly findings: Findings;
  readonly onReveal: (recordId: Id) => void;
  readonly readOnly?: boolean;
}

/** What the window needs of a document kind to show and edit it. */
export interface KindParts {
  readonly edits: KindEdits;
  readonly makeFindings: (session: Session, newId: NewId) => Findings;
  readonly Inspector: LazyExoticComponent<ComponentType<InspectorProps>>;
}

export type Kinds = Readonly<Partial<Record<DocumentKind, KindParts>>>;

const JourneyInspector = lazy(async () => ({
  default: (await import('../journeys/inspector/journey-inspector.tsx')).JourneyInspector,
}));

/** What kinds may ask of the window around them: what lies outside of the document, and the way to another one. */
export interface KindDeps {
  readonly newId: NewId;
  readonly bridge: Bridge;
  readonly openDocument: (id: Id) => void;
}

/** The kinds that can be opened on a canvas; the others come with their features. */
export function makeKinds(deps: KindDeps): Kinds {
  const { newId } = deps;
  return {
    journey: { edits: journeyEdits(newId), makeFindings: journeyFindings, Inspector: JourneyInspector },
    process: {
      edits: processEdits(newId),
      makeFindings: processFindings,
      Inspector: lazy(async () => ({
        default: (await import('../processes/inspector/process-inspector.tsx')).createProcessInspector(deps),
      })),
    },
  };
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
