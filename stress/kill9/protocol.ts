import { createHash } from 'node:crypto';
import type { TestConnection } from '../../e2e/harness/postgres-server.ts';
import type { Document } from '../../shared/documents/document.ts';
import { documentText } from '../arbitraries/plain-text.ts';

/** What a process is doing when it is killed. */
export const moments = [
  'edit',
  'push',
  'pull',
  'file import',
  'bundle import',
  'backup',
  'migration',
  'start',
] as const;
export type Moment = (typeof moments)[number];

/** What the child says on its standard output, one line each, written before it goes on. */
export type Report =
  | { readonly kind: 'ready' }
  /** From here to `ended` it is in the middle of this. */
  | { readonly kind: 'began' | 'ended'; readonly what: Moment }
  | { readonly kind: 'backup'; readonly file: string }
  | { readonly kind: 'made'; readonly documentId: string }
  | { readonly kind: 'pushed'; readonly pushId: string }
  /** What a document is after a pull or an import that was called done. */
  | {
      readonly kind: 'state';
      readonly documentId: string;
      readonly revision: number;
      readonly hash: string;
    }
  | {
      readonly kind: 'edit';
      readonly documentId: string;
      readonly revision: number;
      readonly changeId: string;
      /** The document after the edit. */
      readonly hash: string;
    };

/** The database to which a workspace publishes. */
export interface TaskEnvironment {
  readonly id: string;
  readonly connection: TestConnection;
  readonly password: string;
  /** Somebody else, who writes there too. */
  readonly otherUser: string;
}

/** What the child is told, as one JSON argument. */
export interface EditorTask {
  readonly folder: string;
  readonly seed: number;
  readonly moment: Moment;
  /** null: this workspace publishes nowhere. */
  readonly environment: TaskEnvironment | null;
  /** One safeguard less: it says "saved" first and saves afterwards, or writes without a transaction. */
  readonly without: 'waiting' | 'transaction' | null;
}

/** The document of each kind that is published, by its name, and what somebody else changes in its row. */
export const published = [
  {
    kind: 'journey',
    name: 'Published journey',
    table: 'journey_templates',
    column: 'version',
    field: 'version',
  },
  {
    kind: 'funnel',
    name: 'Published funnel',
    table: 'conversion_funnels',
    column: 'target_audience',
    field: 'targetAudience',
  },
  {
    kind: 'process',
    name: 'Published process',
    table: 'business_processes',
    column: 'owner_team',
    field: 'ownerTeam',
  },
  {
    kind: 'experiment',
    name: 'Published experiment',
    table: 'experiment_configs',
    column: 'owner',
    field: 'owner',
  },
] as const;

export function hashOf(document: Document): string {
  return createHash('sha256').update(documentText(document)).digest('hex');
}

/** The whole lines of what a killed process said; the last one may have been cut. */
export function readReports(output: string): readonly Report[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Report);
}

/** Where the kill came, as far as the process could say. */
export function momentOf(reports: readonly Report[]): Moment {
  if (!reports.some(({ kind }) => kind === 'ready')) return 'start';
  const last = reports.findLast((report) => report.kind === 'began' || report.kind === 'ended');
  return last?.kind === 'began' ? last.what : 'edit';
}
