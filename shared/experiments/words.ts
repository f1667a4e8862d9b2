import { isJsonObject, type Json } from '../base/json.ts';
import { type DocumentWords, plainValue } from '../documents/in-words.ts';
import { layoutText, listText, percentText, wordsFrom } from '../documents/words-from.ts';
import type { ExperimentRecordKind } from './experiment.ts';

export const experimentKindNames = {
  variant: 'Variant',
  audienceRule: 'Audience rule',
  exclusionGroup: 'Exclusion group',
  metric: 'Metric',
  note: 'Note',
  promotion: 'Promotion',
} as const satisfies Record<ExperimentRecordKind, string>;

const headerFields: Readonly<Record<string, string>> = {
  name: 'Name',
  experimentType: 'Experiment type',
  hypothesis: 'Hypothesis',
  description: 'Description',
  owner: 'Owner',
  startDate: 'Start',
  endDate: 'End',
  status: 'Status',
  minimumSampleSize: 'Minimum sample size',
  coverage: 'Coverage',
  allocation: 'Traffic allocation',
  otherAudience: 'Other audience settings',
};

const recordFields: Readonly<Record<string, string>> = {
  key: 'Key',
  name: 'Name',
  text: 'Text',
  description: 'Description',
  isControl: 'Control',
  order: 'Order',
  baseKind: 'Kind of base document',
  baseDocumentId: 'Base document',
  change: 'Change of the base',
  attribute: 'Attribute',
  comparator: 'Comparison',
  value: 'Value',
  from: 'From',
  to: 'To',
  role: 'Role',
  measure: 'Measure',
  measureType: 'Type of measure',
  direction: 'Direction',
  minimumEffect: 'Minimum effect',
  baseline: 'Baseline',
  standardDeviation: 'Standard deviation',
  winner: 'Promoted variant',
  baseRevision: 'Revision of the base',
  at: 'When',
  layout: 'Place on the canvas',
};

/** Which field people call a record by. */
const nameFields: Readonly<Record<string, string>> = {
  audienceRule: 'attribute',
  metric: 'measure',
  note: 'text',
  promotion: 'winner',
};

const comparisons: Readonly<Record<string, string>> = {
  is: 'is',
  is_not: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  at_least: 'is at least',
  at_most: 'is at most',
  contains: 'contains',
  known: 'is known',
  unknown: 'is not known',
};

/** How experiments speak about themselves: in findings, plans, history and conflicts. */
export const experimentWords: DocumentWords = wordsFrom({
  kindNames: experimentKindNames,
  headerFields,
  recordFields,
  calledBy: (record) =>
    record[(Object.hasOwn(nameFields, record.kind) ? nameFields[record.kind] : null) ?? 'name'],
  valueText,
});

function valueText(kind: string | null, field: string, value: Json): string | null {
  if (value === null) return null;
  if (kind === null) {
    if (field === 'allocation') return allocationText(value);
    return field === 'coverage' ? percentText(value) : plainValue(value);
  }
  switch (field) {
    case 'minimumEffect':
      return percentText(value);
    case 'from':
    case 'to':
      return kind === 'exclusionGroup' ? percentText(value) : plainValue(value);
    case 'comparator':
      return comparisonText(value);
    case 'change':
      return changeText(value);
    case 'value':
      return listText(value);
    case 'layout':
      return layoutText(value);
    default:
      return plainValue(value);
  }
}

/** 'control 50 %, variant_a 50 %'. */
export function allocationText(allocation: Json): string | null {
  if (!isJsonObject(allocation)) return plainValue(allocation);
  const parts = Object.entries(allocation).map(([key, share]) => `${key} ${percentText(share) ?? 'nothing'}`);
  return parts.join(', ') || null;
}

/** 'is one of'. */
export function comparisonText(comparator: Json): string | null {
  return typeof comparator === 'string' && Object.hasOwn(comparisons, comparator)
    ? (comparisons[comparator] ?? null)
    : plainValue(comparator);
}

/** '2 added, 1 changed'. */
export function changeText(change: Json): string | null {
  if (!isJsonObject(change)) return plainValue(change);
  const { header, added, updated, removed } = change;
  const fields = isJsonObject(header) ? Object.keys(header).length : 0;
  const parts = [
    [lengthOf(added), 'added'],
    [lengthOf(updated) + fields, 'changed'],
    [lengthOf(removed), 'removed'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.join(', ') || 'nothing changed';
}

/** 'user_segment is one of trial, new'. */
export function audienceRuleText(attribute: string, comparator: string, value: Json): string {
  const parts = [attribute, comparisonText(comparator), valueText('audienceRule', 'value', value)];
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

function lengthOf(list: Json | undefined): number {
  return Array.isArray(list) ? list.length : 0;
}
