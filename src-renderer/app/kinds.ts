import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Id, NewId } from '../../shared/base/ids.ts';
import type { Change, Document, DocumentKind } from '../../shared/documents/document.ts';
import { editRefusal } from '../../shared/experiments/status.ts';
import type { FunnelMeasures } from '../../shared/funnels/measures/measures.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { KindEdits } from '../canvas/actions/kind-edits.ts';
import type { CanvasGestures } from '../canvas/gestures.ts';
import type { Findings } from '../documents/findings/findings-store.ts';
import type { Session } from '../documents/session.ts';
import { experimentEdits } from '../experiments/actions/experiment-edits.ts';
import { experimentFindings } from '../experiments/findings/experiment-findings.ts';
import { funnelEdits } from '../funnels/actions/funnel-edits.ts';
import { funnelFindings } from '../funnels/findings/funnel-findings.ts';
import { createFunnelMeasures } from '../funnels/measures/measures-store.ts';
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
  /** Why an edit may not be made to the document as it is, in words; absent: every edit may. */
  readonly refuse?: (document: Document, change: Change) => string | undefined;
  /** What was imported of a document that is open, which is no part of it; absent: nothing ever is. */
  readonly measuresOf?: (documentId: Id) => FunnelMeasures | null;
}

export type Kinds = Readonly<Partial<Record<DocumentKind, KindParts>>>;

const JourneyInspector = lazy(async () => ({
  default: (await import('../journeys/inspector/journey-inspector.tsx')).JourneyInspector,
}));

const ExperimentInspector = lazy(async () => ({
  default: (await import('./variants/experiment-inspector-slot.tsx')).ExperimentInspectorSlot,
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
  const measures = createFunnelMeasures(deps.bridge);
  return {
    journey: { edits: journeyEdits(newId), makeFindings: journeyFindings, Inspector: JourneyInspector },
    funnel: {
      edits: funnelEdits(newId, measures),
      makeFindings: funnelFindings,
      measuresOf: measures.of,
      Inspector: lazy(async () => {
        const { createFunnelInspector } = await import('../funnels/inspector/funnel-inspector.tsx');
        return { default: createFunnelInspector({ ...deps, measures }) };
      }),
    },
    experiment: {
      edits: experimentEdits(newId),
      makeFindings: experimentFindings,
      Inspector: ExperimentInspector,
      refuse: editRefusal,
    },
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
