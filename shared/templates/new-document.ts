import type { Id, NewId } from '../base/ids.ts';
import type { Document, DocumentKind } from '../documents/document.ts';
import { newExperiment } from '../experiments/new-experiment.ts';
import { newFunnel } from '../funnels/new-funnel.ts';
import { newJourney } from '../journeys/new-journey.ts';
import { newProcess } from '../processes/new-process.ts';

const makers: Readonly<Record<DocumentKind, (id: Id, name: string, newId: NewId) => Document>> = {
  journey: newJourney,
  funnel: newFunnel,
  process: newProcess,
  experiment: newExperiment,
};

/** What "New" opens without a template: the few records that every document of the kind begins with. */
export function newDocument(kind: DocumentKind, name: string, newId: NewId): Document {
  return makers[kind](newId(), name, newId);
}
