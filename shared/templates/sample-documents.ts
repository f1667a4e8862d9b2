import type { Id, NewId } from '../base/ids.ts';
import { type Document, emptyChange } from '../documents/document.ts';
import { findTemplate } from './templates.ts';

const keys = [
  'consumer-onboarding',
  'professional-verification',
  'partner-activation',
  'consultation-purchase',
  'document-processing',
  'support-escalation',
] as const;
const overBase = { experiment: 'experiment-shorter-sign-up', variant: 'two_stages', without: 'Resend link' };

/** What a fresh workspace holds: something of every kind, and an experiment whose variant is drawn over a journey. */
export function sampleDocuments(newId: NewId): readonly Document[] {
  const documents = keys.map((key) => make(key, newId));
  const [journey] = documents;
  const experiment = make(overBase.experiment, newId);
  return [...documents, journey ? withVariantOver(experiment, journey) : experiment];
}

/** Where the base is another document than the one that was made along, the experiment is told in words only. */
export function withoutBase(experiment: Document, baseId: Id): Document {
  const records = Object.values(experiment.records).map((record) =>
    record['baseDocumentId'] === baseId
      ? { ...record, baseKind: null, baseDocumentId: null, change: null }
      : record,
  );
  return { ...experiment, records: Object.fromEntries(records.map((record) => [record.id, record])) };
}

function make(key: string, newId: NewId): Document {
  const template = findTemplate(key);
  if (!template) throw new Error(`There is no template ${key}`);
  return template.make(newId);
}

function withVariantOver(experiment: Document, base: Document): Document {
  const gone = Object.values(base.records).find(({ name }) => name === overBase.without);
  const removed = Object.values(base.records).filter(
    (record) => record === gone || record['from'] === gone?.id || record['to'] === gone?.id,
  );
  const records = Object.values(experiment.records).map((record) => {
    if (record.kind !== 'variant') return record;
    const change = record['key'] === overBase.variant ? { ...emptyChange, removed } : null;
    return { ...record, baseKind: base.kind, baseDocumentId: base.id, change };
  });
  return {
    ...experiment,
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
}
