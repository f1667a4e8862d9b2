import type { NewId } from '../base/ids.ts';
import type { Document, DocumentKind } from '../documents/document.ts';
import { experimentSamples } from '../experiments/samples/samples.ts';
import { funnelSamples } from '../funnels/samples/samples.ts';
import { journeySamples } from '../journeys/samples/samples.ts';
import { processSamples } from '../processes/samples/samples.ts';

/** A starting point that comes with the application. */
export interface Template {
  /** What `documents.create` takes; unique over all kinds. */
  readonly key: string;
  readonly kind: DocumentKind;
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** A fresh document with ids of its own. */
  readonly make: (newId: NewId) => Document;
}

/** Every starting point, by kind. A new one is one entry in the samples of its kind. */
export const templates: readonly Template[] = [
  ...journeySamples.map((sample): Template => ({ ...sample, kind: 'journey' })),
  ...funnelSamples.map((sample): Template => ({ ...sample, kind: 'funnel' })),
  ...processSamples.map((sample): Template => ({ ...sample, kind: 'process' })),
  ...experimentSamples.map((sample): Template => ({ ...sample, kind: 'experiment' })),
];

export function findTemplate(key: string): Template | undefined {
  return templates.find((template) => template.key === key);
}
