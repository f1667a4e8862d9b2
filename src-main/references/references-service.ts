import type { Document } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import { type DocumentFacts, factsOf } from '../../shared/workspace/facts.ts';
import { findWorkspaceFindings, workspaceRules } from '../../shared/workspace/rules/index.ts';
import type { WorkspaceMap } from '../../shared/workspace/schemas.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import { inTurns } from '../in-turns.ts';

export interface ReferencesService {
  /** How all documents hang together. Reads again only what has changed since it was asked last. */
  readonly list: () => Promise<WorkspaceMap>;
}

interface Known {
  /** Revision and place of the document, and the revisions of the bases that were looked at. */
  readonly stamp: string;
  readonly bases: readonly string[];
  readonly facts: DocumentFacts;
}

const reasons = new Map(workspaceRules.map(({ name, reason }) => [name, reason]));

export function createReferencesService(
  documents: Pick<DocumentsService, 'list' | 'read'>,
): ReferencesService {
  let known = new Map<string, Known>();
  let running: Promise<WorkspaceMap> | null = null;

  async function list(): Promise<WorkspaceMap> {
    const summaries = [...documents.list({ archived: false }), ...documents.list({ archived: true })];
    const stamps = new Map(summaries.map((summary) => [summary.id, stampOf(summary)]));
    const fresh = new Map<string, Known>();
    await inTurns(summaries, (summary) => {
      const facts = known.get(summary.id);
      const asKnown = facts && facts.stamp === withBases(stampOf(summary), facts.bases, stamps);
      const now = asKnown ? facts : read(summary, stamps);
      if (now) fresh.set(summary.id, now);
    });
    known = fresh;
    return toMap([...fresh.values()].map(({ facts }) => facts));
  }

  /** undefined: it went away meanwhile, or its rows are damaged. */
  function read(summary: DocumentSummary, stamps: ReadonlyMap<string, string>): Known | undefined {
    const { id, kind, archivedAt } = summary;
    // A journey refers to nothing, so what is in it is not asked for.
    if (kind === 'journey') {
      const bare: Document = { id, kind, header: { name: summary.name }, records: {} };
      return {
        stamp: stampOf(summary),
        bases: [],
        facts: factsOf(bare, archivedAt !== null, () => undefined),
      };
    }
    const found = documents.read(id);
    if (!found.ok) return undefined;
    const bases = new Map<string, Document | undefined>();
    const facts = factsOf(found.value.document, archivedAt !== null, (baseId) => {
      if (!bases.has(baseId)) bases.set(baseId, stamps.has(baseId) ? documentOf(baseId) : undefined);
      return bases.get(baseId);
    });
    const names = [...bases.keys()];
    return { stamp: withBases(stampOf(summary), names, stamps), bases: names, facts };
  }

  function documentOf(id: string): Document | undefined {
    const found = documents.read(id);
    return found.ok ? found.value.document : undefined;
  }

  return {
    // Two windows that ask at once share one answer.
    list: () => {
      running ??= list().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function stampOf({ revision, name, archivedAt }: DocumentSummary): string {
  return JSON.stringify([revision, name, archivedAt]);
}

function withBases(stamp: string, bases: readonly string[], stamps: ReadonlyMap<string, string>): string {
  return bases.length === 0 ? stamp : [stamp, ...bases.map((id) => stamps.get(id) ?? 'gone')].join(' ');
}

function toMap(all: readonly DocumentFacts[]): WorkspaceMap {
  return {
    documents: all.map(({ id, kind, name, archived }) => ({ id, kind, name, archived })),
    references: all.flatMap(({ id, references }) =>
      references.map((reference) => ({ fromDocumentId: id, ...reference })),
    ),
    findings: findWorkspaceFindings(all).map((finding) => ({
      ...finding,
      reason: reasons.get(finding.rule) ?? '',
    })),
  };
}
