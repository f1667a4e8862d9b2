import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alsoRemoveAttached } from '../../shared/documents/attached/with-attached.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import { type Document, type DocumentRecord, emptyChange } from '../../shared/documents/document.ts';
import { findTexts, replaceTexts } from '../../shared/documents/replace-text.ts';
import { importForeign } from '../../shared/exchange/import-foreign.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import { templates } from '../../shared/templates/templates.ts';
import type { RandomSource } from '../random-source.ts';
import type { Operation } from './operations.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'shared', 'exchange', 'fixtures');
const files = [
  'loan-application.bpmn',
  'onboarding.dittofeed.yaml',
  'renewal.salesforce.json',
  'subscription-purchase.csv',
  'support.mmd',
  'trial-campaign.mautic.json',
];

const comment: Operation = (document, random) => {
  const target = random.chance(0.2) ? null : (random.pick(Object.keys(document.records)) ?? null);
  const at = '2026-11-20T06:14:00.000000Z';
  const record: DocumentRecord = {
    id: random.id(),
    kind: 'comment',
    target,
    parentId: null,
    text: `Is this right, @someone? ${random.below(100)}`,
    author: null,
    at,
    resolvedAt: null,
  };
  return { ...emptyChange, added: [record] };
};

const ignoreFinding: Operation = (document, random) => {
  const finding = random.pick(unitOf(document.kind).ruleSet.find(document));
  if (!finding) return emptyChange;
  const record: DocumentRecord = {
    id: random.id(),
    kind: 'suppression',
    rule: finding.rule,
    target: finding.recordId,
    field: finding.field,
    reason: 'Agreed with the team',
    author: null,
    at: '2026-11-20T06:14:00.000000Z',
  };
  return { ...emptyChange, added: [record] };
};

const quickFix: Operation = (document, random) => {
  const fixable = unitOf(document.kind)
    .ruleSet.find(document)
    .flatMap(({ fix }) => (fix ? [fix] : []));
  return random.pick(fixable)?.makeChange(document, random.id) ?? emptyChange;
};

/** Everything goes and something else comes: what a restored revision, a pull or an import over a document does. */
const becomeTemplate: Operation = (document, random) => {
  const template = random.pick(templates.filter(({ kind }) => kind === document.kind));
  return template ? into(document, template.make(random.id)) : emptyChange;
};

const becomeImported: Operation = (document, random) => {
  const file = random.pick(files) ?? '';
  const imported = importForeign(file, readFileSync(join(fixtures, file), 'utf8'), random.id);
  if (!imported.ok || imported.value.document.kind !== document.kind) return emptyChange;
  return into(document, imported.value.document);
};

function into(document: Document, other: Document) {
  return diffDocuments(document, {
    ...other,
    id: document.id,
    header: { ...other.header, name: document.header.name },
  });
}

const removeWithComments: Operation = (document, random) => {
  const record = random.pick(Object.values(document.records));
  return record ? alsoRemoveAttached(document, { ...emptyChange, removed: [record] }) : emptyChange;
};

const replace: Operation = (document: Document, random: RandomSource) => {
  const wanted = { text: random.pick(['e', 'Name', 'the']) ?? 'e', matchCase: false, wholeWord: false };
  const found = findTexts(document, wanted, `R${random.below(9)}`, (record) =>
    typeof record['name'] === 'string' ? [{ field: 'name', limit: null }] : [],
  );
  return replaceTexts(document, found.slice(0, 3));
};

/** What is done to a document away from its canvas, for every kind. */
export const documentOperations = {
  comment,
  ignoreFinding,
  quickFix,
  becomeTemplate,
  becomeImported,
  removeWithComments,
  replace,
} satisfies Record<string, Operation>;
