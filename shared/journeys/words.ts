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
import type { JourneyRecordKind } from './journey.ts';

export const journeyKindNames = {
  stage: 'Stage',
  lane: 'Lane',
  entry: 'Entry',
  touchpoint: 'Touchpoint',
  goal: 'Goal',
  exit: 'Exit',
  transition: 'Connection',
  note: 'Note',
} as const satisfies Record<JourneyRecordKind, string>;

const headerFields: Readonly<Record<string, string>> = {
  name: 'Name',
  journeyType: 'Journey type',
  personaType: 'Persona',
  description: 'Description',
  isActive: 'Active',
  version: 'Version',
  successCriteria: 'Other success criteria',
};

const recordFields: Readonly<Record<string, string>> = {
  name: 'Name',
  text: 'Text',
  type: 'Type',
  channel: 'Channel',
  pageUrl: 'Page URL',
  featureName: 'Feature',
  actionTaken: 'Action',
  description: 'Description',
  personaType: 'Persona',
  emotion: 'Emotion',
  order: 'Order',
  stageId: 'Stage',
  laneId: 'Lane',
  layout: 'Place on the canvas',
  criteria: 'Success criteria',
  outcome: 'Outcome',
  from: 'From',
  to: 'To',
  condition: 'Condition',
  probability: 'Share',
};

/** How journeys speak about themselves: in findings, plans, history and conflicts. */
export const journeyWords: DocumentWords = withAttachedWords({
  kindName,
  recordName,
  fieldName,
  valueText,
});

function kindName(kind: string): string {
  return Object.hasOwn(journeyKindNames, kind) ? journeyKindNames[kind as JourneyRecordKind] : kind;
}

function recordName(record: DocumentRecord, find: FindRecord): string {
  if (record.kind === 'transition') {
    return `${endName(record['from'], find)} \u2192 ${endName(record['to'], find)}`;
  }
  const name = record.kind === 'note' ? record['text'] : record['name'];
  const shown = typeof name === 'string' ? cutText(name, 60) : '';
  return shown === '' ? `Unnamed ${kindName(record.kind).toLowerCase()}` : shown;
}

function endName(id: Json | undefined, find: FindRecord): string {
  const record = typeof id === 'string' ? find(id) : undefined;
  return record && record.kind !== 'transition' ? recordName(record, find) : 'nothing';
}

function fieldName(kind: string | null, field: string): string {
  const names = kind === null ? headerFields : recordFields;
  return Object.hasOwn(names, field) ? (names[field] ?? field) : field;
}

function valueText(kind: string | null, field: string, value: Json, find: FindRecord): string | null {
  if (kind === null || value === null) return plainValue(value);
  switch (field) {
    case 'emotion':
      return typeof value === 'number' && value > 0 ? `+${value}` : plainValue(value);
    case 'probability':
      return typeof value === 'number' ? `${numberInWords(value)}\u00a0%` : plainValue(value);
    case 'stageId':
    case 'laneId':
    case 'from':
    case 'to':
      return referenceText(value, find);
    case 'criteria':
      return Array.isArray(value) ? value.map(criterionText).join('; ') || null : plainValue(value);
    case 'layout':
      return layoutText(value);
    default:
      return plainValue(value);
  }
}

function referenceText(value: Json, find: FindRecord): string | null {
  const record = typeof value === 'string' ? find(value) : undefined;
  return record ? recordName(record, find) : plainValue(value);
}

/** 'completion rate >= 65 %'. */
export function criterionText(criterion: Json): string {
  if (!isJsonObject(criterion)) return plainValue(criterion) ?? '';
  const parts = [criterion['measure'], criterion['comparator']].map((part) => plainValue(part ?? null) ?? '');
  return [...parts, targetText(criterion) ?? 'no target'].join(' ').trim();
}

/** '65 %'; null where there is no target. */
export function targetText(criterion: Json): string | null {
  if (!isJsonObject(criterion)) return null;
  const target = plainValue(criterion['target'] ?? null);
  const unit = plainValue(criterion['unit'] ?? null);
  if (target === null) return null;
  return unit === null ? target : `${target}\u00a0${unit}`;
}

function layoutText(layout: Json): string | null {
  if (!isJsonObject(layout)) return plainValue(layout);
  const { x, y, width, height } = layout;
  const place =
    typeof x === 'number' && typeof y === 'number' ? `${numberInWords(x)}, ${numberInWords(y)}` : null;
  const sides = [
    typeof width === 'number' ? `${numberInWords(width)} px wide` : null,
    typeof height === 'number' ? `${numberInWords(height)} px high` : null,
  ];
  const parts = [place, ...sides].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : plainValue(layout);
}
