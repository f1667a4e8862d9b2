import { isJsonObject, type Json } from '../base/json.ts';
import { type DocumentWords, type FindRecord, plainValue } from '../documents/in-words.ts';
import { layoutText, percentText, referenceText, wordsFrom } from '../documents/words-from.ts';
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
export const journeyWords: DocumentWords = wordsFrom({
  kindNames: journeyKindNames,
  headerFields,
  recordFields,
  calledBy: (record) => (record.kind === 'note' ? record['text'] : record['name']),
  connection: 'transition',
  valueText,
});

function valueText(kind: string | null, field: string, value: Json, find: FindRecord): string | null {
  if (kind === null || value === null) return plainValue(value);
  switch (field) {
    case 'emotion':
      return typeof value === 'number' && value > 0 ? `+${value}` : plainValue(value);
    case 'probability':
      return percentText(value);
    case 'stageId':
    case 'laneId':
    case 'from':
    case 'to':
      return referenceText(journeyWords, value, find);
    case 'criteria':
      return Array.isArray(value) ? value.map(criterionText).join('; ') || null : plainValue(value);
    case 'layout':
      return layoutText(value);
    default:
      return plainValue(value);
  }
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
