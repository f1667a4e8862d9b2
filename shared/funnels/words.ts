import { isJsonObject, type Json } from '../base/json.ts';
import { type DocumentWords, type FindRecord, numberInWords, plainValue } from '../documents/in-words.ts';
import { layoutText, listText, referenceText, wordsFrom } from '../documents/words-from.ts';
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
export const funnelWords: DocumentWords = wordsFrom({
  kindNames: funnelKindNames,
  headerFields,
  recordFields,
  calledBy: (record) => (record.kind === 'note' ? record['text'] : record['name']),
  valueText,
});

function valueText(kind: string | null, field: string, value: Json, find: FindRecord): string | null {
  if (value === null) return null;
  if (field === 'window') return windowText(value);
  if (kind === null) {
    return field === 'tags' ? listText(value) : plainValue(value);
  }
  switch (field) {
    case 'from':
    case 'to':
      return referenceText(funnelWords, value, find);
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
    `after ${referenceText(funnelWords, from, find) ?? 'nothing'}`,
    condition === null ? null : `if ${plainValue(condition) ?? '""'}`,
    rejoin === null ? null : `back at ${referenceText(funnelWords, rejoin, find) ?? 'nothing'}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
