import { isJsonObject, type Json } from '../base/json.ts';
import { withAttachedWords } from '../documents/attached/words.ts';
import type { DocumentRecord } from '../documents/document.ts';
import {
  cutText,
  type DocumentWords,
  type FindRecord,
  numberInWords,
  plainValue,
} from '../documents/in-words.ts';
import type { FunnelRecordKind } from './funnel.ts';

export const funnelKindNames = {
  step: 'Step',
  exclusion: 'Exclusion',
  note: 'Note',
} as const satisfies Record<FunnelRecordKind, string>;

const headerFields: Readonly<Record<string, string>> = {
  name: 'Name',
  funnelType: 'Funnel type',
  isActive: 'Active',
  description: 'Description',
  targetAudience: 'Target audience',
  tags: 'Tags',
  experimentId: 'Experiment',
  variantName: 'Variant',
  orderMode: 'Order of steps',
  window: 'Conversion window',
  otherSettings: 'Other settings',
};

const recordFields: Readonly<Record<string, string>> = {
  name: 'Name',
  text: 'Text',
  stageType: 'Type',
  order: 'Order',
  optional: 'Optional',
  branch: 'Branch',
  description: 'Description',
  successCriteria: 'Success criteria',
  window: 'Time to reach it',
  experimentId: 'Experiment',
  variantName: 'Variant',
  from: 'After',
  to: 'Before',
  layout: 'Place on the canvas',
};

/** How funnels speak about themselves: in findings, plans, history and conflicts. */
export const funnelWords: DocumentWords = withAttachedWords({
  kindName,
  recordName,
  fieldName,
  valueText,
});

function kindName(kind: string): string {
  return Object.hasOwn(funnelKindNames, kind) ? funnelKindNames[kind as FunnelRecordKind] : kind;
}

function recordName(record: DocumentRecord): string {
  const name = record.kind === 'note' ? record['text'] : record['name'];
  const shown = typeof name === 'string' ? cutText(name, 60) : '';
  return shown === '' ? `Unnamed ${kindName(record.kind).toLowerCase()}` : shown;
}

function fieldName(kind: string | null, field: string): string {
  const names = kind === null ? headerFields : recordFields;
  return Object.hasOwn(names, field) ? (names[field] ?? field) : field;
}

function valueText(kind: string | null, field: string, value: Json, find: FindRecord): string | null {
  if (value === null) return null;
  if (field === 'window') return windowText(value);
  if (kind === null) {
    return field === 'tags' && Array.isArray(value)
      ? value.map((tag) => plainValue(tag) ?? '""').join(', ') || null
      : plainValue(value);
  }
  switch (field) {
    case 'from':
    case 'to':
      return referenceText(value, find);
    case 'branch':
      return branchText(value, find);
    case 'layout':
      return layoutText(value);
    default:
      return plainValue(value);
  }
}

/** '14 days'; '1 day'. */
export function windowText(window: Json): string | null {
  if (!isJsonObject(window)) return plainValue(window);
  const { amount, unit } = window;
  if (typeof amount !== 'number' || typeof unit !== 'string') return plainValue(window);
  return `${numberInWords(amount)}\u00a0${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** 'after Visit, if asks for help, back at Pay'. */
function branchText(branch: Json, find: FindRecord): string | null {
  if (!isJsonObject(branch)) return plainValue(branch);
  const { from = null, condition = null, rejoin = null } = branch;
  const parts = [
    `after ${referenceText(from, find) ?? 'nothing'}`,
    condition === null ? null : `if ${plainValue(condition) ?? '""'}`,
    rejoin === null ? null : `back at ${referenceText(rejoin, find) ?? 'nothing'}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function referenceText(value: Json, find: FindRecord): string | null {
  const record = typeof value === 'string' ? find(value) : undefined;
  return record ? recordName(record) : plainValue(value);
}

function layoutText(layout: Json): string | null {
  if (!isJsonObject(layout)) return plainValue(layout);
  const { x, y } = layout;
  return typeof x === 'number' && typeof y === 'number'
    ? `${numberInWords(x)}, ${numberInWords(y)}`
    : plainValue(layout);
}
