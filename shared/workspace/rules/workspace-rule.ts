import type { Id } from '../../base/ids.ts';
import type { Severity } from '../../documents/finding.ts';
import type { DocumentFacts } from '../facts.ts';

/** One thing that a rule noticed about a document among the others. */
export interface WorkspaceFinding {
  /** Stable between runs. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly documentId: Id;
  /** The record it is about; null: the header. */
  readonly recordId: Id | null;
  readonly field: string | null;
  readonly message: string;
}

/** What a rule notices; its rule, severity and id are filled in. */
export type Noticed = Pick<WorkspaceFinding, 'documentId' | 'recordId' | 'field' | 'message'>;

/** All documents, those that are archived among them; the rules speak of the others only. */
export interface WorkspaceIndex {
  readonly all: readonly DocumentFacts[];
  readonly live: readonly DocumentFacts[];
  readonly byId: ReadonlyMap<Id, DocumentFacts>;
}

export interface WorkspaceRule {
  /** 'workspace/reference-missing': the whole key of the settings. */
  readonly name: string;
  /** Why the rule exists, one sentence. */
  readonly reason: string;
  readonly severity: Severity;
  readonly check: (index: WorkspaceIndex) => readonly WorkspaceFinding[];
  readonly good: () => readonly DocumentFacts[];
  readonly bad: () => readonly DocumentFacts[];
}

export function workspaceRule(parts: {
  readonly name: string;
  readonly reason: string;
  readonly severity: Severity;
  readonly notice: (index: WorkspaceIndex) => Iterable<Noticed>;
  readonly good: () => readonly DocumentFacts[];
  readonly bad: () => readonly DocumentFacts[];
}): WorkspaceRule {
  const { reason, severity, notice, good, bad } = parts;
  const name = `workspace/${parts.name}`;
  const check = (index: WorkspaceIndex) => {
    const seen = new Map<string, number>();
    return Array.from(notice(index), (noticed): WorkspaceFinding => {
      const place = `${name}:${noticed.documentId}:${noticed.recordId ?? 'header'}:${noticed.field ?? ''}`;
      const count = (seen.get(place) ?? 0) + 1;
      seen.set(place, count);
      return { ...noticed, id: count === 1 ? place : `${place}:${count}`, rule: name, severity };
    });
  };
  return { name, reason, severity, check, good, bad };
}

export function indexWorkspace(all: readonly DocumentFacts[]): WorkspaceIndex {
  return {
    all,
    live: all.filter(({ archived }) => !archived),
    byId: new Map(all.map((facts) => [facts.id, facts])),
  };
}
