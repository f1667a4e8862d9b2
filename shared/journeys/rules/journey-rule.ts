import type { Id } from '../../base/ids.ts';
import { type Change, type Document, type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { Finding, QuickFix, Rule, Severity } from '../../documents/finding.ts';
import type { Journey, JourneyHeader, JourneyRecord } from '../journey.ts';
import { indexJourney, type JourneyIndex } from '../journey-index.ts';
import { journeyWords } from '../words.ts';

/** A rule with the two journeys that show what it is about; they are its tests and its documentation. */
export interface JourneyRule extends Rule {
  readonly good: () => Journey;
  readonly bad: () => Journey;
}

/** What a rule notices; its rule and id are filled in. */
export interface Noticed {
  readonly severity: Severity;
  readonly record: JourneyRecord | null;
  readonly field: string | null;
  readonly message: string;
  readonly fix?: QuickFix | null;
}

export function journeyRule(rule: {
  readonly name: string;
  readonly reason: string;
  readonly notice: (journey: JourneyIndex) => Iterable<Noticed>;
  readonly good: () => Journey;
  readonly bad: () => Journey;
}): JourneyRule {
  const { name, reason, notice, good, bad } = rule;
  const check = (document: Document): Finding[] =>
    [...notice(indexJourney(document))].map(({ severity, record, field, message, fix }) => ({
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
export function label(record: JourneyRecord, journey: JourneyIndex): string {
  return journeyWords.recordName(record, (id) => journey.byId.get(id));
}

/** A fix that changes fields of one record, worked out on the record as it is when the fix is asked for. */
export function fixRecord<Kind extends JourneyRecord>(
  text: string,
  record: Kind,
  fields: (now: Kind, journey: JourneyIndex) => Partial<DocumentRecord>,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, record.id);
      if (!now || now.kind !== record.kind) return null;
      const after = { ...now, ...fields(now as Kind, indexJourney(document)) } as DocumentRecord;
      return { ...emptyChange, updated: [[now, after]] };
    },
  };
}

/** A fix that sets one header field. */
export function fixHeader(
  text: string,
  field: keyof JourneyHeader & string,
  value: (header: JourneyHeader) => string,
): QuickFix {
  return {
    label: text,
    makeChange: (document): Change => {
      const { header } = document as Journey;
      return { ...emptyChange, header: { [field]: [header[field] ?? null, value(header)] } };
    },
  };
}

/** A fix that takes one record away. */
export function fixByRemoving(text: string, record: JourneyRecord): QuickFix {
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
