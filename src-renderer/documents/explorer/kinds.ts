import { FlaskConical, Funnel, type LucideIcon, Route, Workflow } from 'lucide-react';
import type { DocumentKind } from '../../../shared/documents/document.ts';

interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly Icon: LucideIcon;
  /** The colour token of the kind. */
  readonly color: string;
}

/** How each kind of document is called and marked in lists and tabs. */
export const kindWords = {
  journey: { one: 'Journey', many: 'Journeys', Icon: Route, color: 'var(--journey)' },
  funnel: { one: 'Funnel', many: 'Funnels', Icon: Funnel, color: 'var(--funnel)' },
  process: { one: 'Process', many: 'Processes', Icon: Workflow, color: 'var(--process)' },
  experiment: { one: 'Experiment', many: 'Experiments', Icon: FlaskConical, color: 'var(--experiment)' },
} as const satisfies Record<DocumentKind, KindWords>;
