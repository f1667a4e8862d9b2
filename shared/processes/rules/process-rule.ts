import type { Id } from '../../base/ids.ts';
import { type Change, type Document, type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { Finding, QuickFix, Rule, Severity } from '../../documents/finding.ts';
import type { Process, ProcessHeader, ProcessRecord } from '../process.ts';
import { indexProcess, type ProcessIndex } from '../process-index.ts';
import { processWords } from '../words.ts';

/** A rule with the two processes that show what it is about; they are its tests and its documentation. */
export interface ProcessRule extends Rule {
  readonly good: () => Process;
  readonly bad: () => Process;
}

/** What a rule notices; its rule and id are filled in. */
export interface Noticed {
  readonly severity: Severity;
  readonly record: ProcessRecord | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix?: QuickFix | null;
}

export function processRule(rule: {
  readonly name: string;
  readonly reason: string;
  readonly notice: (process: ProcessIndex) => Iterable<Noticed>;
  readonly good: () => Process;
  readonly bad: () => Process;
}): ProcessRule {
  const { name, reason, notice, good, bad } = rule;
  const check = (document: Document): Finding[] =>
    [...notice(indexProcess(document))].map(({ severity, record, field, message, fix }) => ({
      id: `${name}:${record?.id ?? 'header'}:${field ?? ''}`,
      rule: name,
      severity,
      recordId: record?.id ?? null,
      field,
      message,
      fix: fix ?? null,
    }));
  return { name, reason, check, good, bad };
}

/** What the record is called at the start of a message. */
export function label(record: ProcessRecord, process: ProcessIndex): string {
  return processWords.recordName(record, (id) => process.byId.get(id));
}

/** A fix that changes fields of one record as it is when the fix is asked for; null: no longer needed. */
export function fixRecord<Kind extends ProcessRecord>(
  text: string,
  record: Kind,
  fields: (now: Kind, process: ProcessIndex) => Partial<DocumentRecord> | null,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, record.id);
      if (!now || now.kind !== record.kind) return null;
      const wanted = fields(now as Kind, indexProcess(document));
      return wanted && { ...emptyChange, updated: [[now, { ...now, ...wanted } as DocumentRecord]] };
    },
  };
}

/** A fix that sets one header field. */
export function fixHeader(
  text: string,
  field: keyof ProcessHeader & string,
  value: (header: ProcessHeader) => string | number,
): QuickFix {
  return {
    label: text,
    makeChange: (document): Change => {
      const { header } = document as Process;
      return { ...emptyChange, header: { [field]: [header[field] ?? null, value(header)] } };
    },
  };
}

/** A fix that takes one record away. */
export function fixByRemoving(text: string, record: ProcessRecord): QuickFix {
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
