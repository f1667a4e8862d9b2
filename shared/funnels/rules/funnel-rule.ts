import type { Id } from '../../base/ids.ts';
import { type Change, type Document, type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { Finding, QuickFix, Rule, Severity } from '../../documents/finding.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from '../funnel.ts';
import { type FunnelIndex, indexFunnel } from '../funnel-index.ts';
import { funnelWords } from '../words.ts';

/** A rule with the two funnels that show what it is about; they are its tests and its documentation. */
export interface FunnelRule extends Rule {
  readonly good: () => Funnel;
  readonly bad: () => Funnel;
}

/** What a rule notices; its rule and id are filled in. */
export interface Noticed {
  readonly severity: Severity;
  readonly record: FunnelRecord | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix?: QuickFix | null;
}

export function funnelRule(rule: {
  readonly name: string;
  readonly reason: string;
  readonly notice: (funnel: FunnelIndex) => Iterable<Noticed>;
  readonly good: () => Funnel;
  readonly bad: () => Funnel;
}): FunnelRule {
  const { name, reason, notice, good, bad } = rule;
  const check = (document: Document): Finding[] =>
    [...notice(indexFunnel(document))].map(({ severity, record, field, message, fix }) => ({
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

/** What the record is called at the start of a message; null: the funnel itself. */
export function label(record: FunnelRecord | null): string {
  return record ? funnelWords.recordName(record, () => undefined) : 'The funnel';
}

/** A fix that changes fields of one record, worked out on the record as it is when the fix is asked for. */
export function fixRecord<Kind extends FunnelRecord>(
  text: string,
  record: Kind,
  fields: (now: Kind, funnel: FunnelIndex) => Partial<DocumentRecord>,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, record.id);
      if (!now || now.kind !== record.kind) return null;
      const after = { ...now, ...fields(now as Kind, indexFunnel(document)) } as DocumentRecord;
      return { ...emptyChange, updated: [[now, after]] };
    },
  };
}

/** A fix that sets one header field. */
export function fixHeader<Field extends keyof FunnelHeader & string>(
  text: string,
  field: Field,
  value: (header: FunnelHeader) => FunnelHeader[Field],
): QuickFix {
  return {
    label: text,
    makeChange: (document): Change => {
      const { header } = document as Funnel;
      return { ...emptyChange, header: { [field]: [header[field] ?? null, value(header) ?? null] } };
    },
  };
}

/** A fix that takes one record away. */
export function fixByRemoving(text: string, record: FunnelRecord): QuickFix {
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
