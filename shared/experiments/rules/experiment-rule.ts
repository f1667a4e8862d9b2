import type { Id } from '../../base/ids.ts';
import { type Change, type Document, type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { Finding, QuickFix, Rule, Severity } from '../../documents/finding.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from '../experiment.ts';
import { type ExperimentIndex, indexExperiment } from '../experiment-index.ts';
import { lockedReason } from '../status.ts';
import { experimentWords } from '../words.ts';

/** A rule with the two experiments that show what it is about; they are its tests and its documentation. */
export interface ExperimentRule extends Rule {
  readonly good: () => Experiment;
  readonly bad: () => Experiment;
}

/** What a rule notices; its rule and id are filled in. */
export interface Noticed {
  readonly severity: Severity;
  readonly record: ExperimentRecord | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix?: QuickFix | null;
}

export function experimentRule(rule: {
  readonly name: string;
  readonly reason: string;
  readonly notice: (experiment: ExperimentIndex) => Iterable<Noticed>;
  readonly good: () => Experiment;
  readonly bad: () => Experiment;
}): ExperimentRule {
  const { name, reason, notice, good, bad } = rule;
  const check = (document: Document): Finding[] =>
    [...notice(indexExperiment(document))].map(({ severity, record, field, message, fix }) => ({
      id: `${name}:${record?.id ?? 'header'}:${field ?? ''}`,
      rule: name,
      severity,
      recordId: record?.id ?? null,
      field,
      message,
      fix: fix && isAllowed(fix, document) ? fix : null,
    }));
  return { name, reason, check, good, bad };
}

/** No fix is offered that a running experiment forbids. */
function isAllowed(fix: QuickFix, document: Document): boolean {
  const change = fix.makeChange(document, () => 'new');
  return change !== null && lockedReason(document, change) === undefined;
}

/** What the record is called at the start of a message; null: the experiment itself. */
export function label(record: ExperimentRecord | null): string {
  return record ? experimentWords.recordName(record, () => undefined) : 'The experiment';
}

/** A fix that changes fields of one record, worked out on the record as it is when the fix is asked for. */
export function fixRecord<Kind extends ExperimentRecord>(
  text: string,
  record: Kind,
  fields: (now: Kind, experiment: ExperimentIndex) => Partial<DocumentRecord>,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, record.id);
      if (!now || now.kind !== record.kind) return null;
      const after = { ...now, ...fields(now as Kind, indexExperiment(document)) } as DocumentRecord;
      return { ...emptyChange, updated: [[now, after]] };
    },
  };
}

/** A fix that sets header fields. */
export function fixHeader(
  text: string,
  fields: (experiment: ExperimentIndex) => Partial<ExperimentHeader>,
): QuickFix {
  return {
    label: text,
    makeChange: (document): Change => {
      const entries = Object.entries(fields(indexExperiment(document))).map(
        ([field, value]) => [field, [document.header[field] ?? null, value ?? null] as const] as const,
      );
      return { ...emptyChange, header: Object.fromEntries(entries) };
    },
  };
}

/** A fix that takes one record away. */
export function fixByRemoving(text: string, record: ExperimentRecord): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, record.id);
      return now ? { ...emptyChange, removed: [now] } : null;
    },
  };
}

export function recordIn(document: Document, id: Id): DocumentRecord | undefined {
  return Object.hasOwn(document.records, id) ? document.records[id] : undefined;
}
