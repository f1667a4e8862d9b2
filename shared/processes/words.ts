import { isJsonObject, type Json } from '../base/json.ts';
import type { DocumentRecord } from '../documents/document.ts';
import { type DocumentWords, type FindRecord, plainValue } from '../documents/in-words.ts';
import { layoutText, listText, referenceText, wordsFrom } from '../documents/words-from.ts';
import { exactDurationText, unit } from './durations.ts';
import type { ProcessRecordKind } from './process.ts';
import type { ActionType } from './records/action.ts';
import type { Test } from './records/condition.ts';
import { testSentence } from './sentence.ts';

export const processKindNames = {
  trigger: 'Trigger event',
  group: 'Condition group',
  condition: 'Condition',
  action: 'Action',
  procedure: 'Fallback procedure',
  connection: 'Connection',
  note: 'Note',
} as const satisfies Record<ProcessRecordKind, string>;

export const actionTypeNames = {
  send_message: 'Send message',
  create_task: 'Create task',
  update_record: 'Update record',
  call_webhook: 'Call webhook',
  start_process: 'Start process',
  wait: 'Wait',
  assign_team: 'Assign team',
} as const satisfies Record<ActionType, string>;

const headerFields: Readonly<Record<string, string>> = {
  name: 'Name',
  processType: 'Process type',
  isActive: 'Active',
  priority: 'Priority',
  maxExecutionTimeMinutes: 'Maximum execution time',
  description: 'Description',
  ownerTeam: 'Owner team',
  tags: 'Tags',
  otherRules: 'Other automation rules',
  otherFallbacks: 'Other fallback procedures',
};

const recordFields: Readonly<Record<string, string>> = {
  name: 'Name',
  event: 'Event',
  text: 'Text',
  description: 'Description',
  order: 'Order',
  layout: 'Place on the canvas',
  match: 'Match',
  parentId: 'Part of',
  groupId: 'Group',
  test: 'Condition',
  procedureId: 'Fallback procedure',
  does: 'What it does',
  retry: 'Retry',
  timeoutSeconds: 'Timeout',
  from: 'From',
  to: 'To',
  on: 'Taken on',
};

const matchWords: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', none: 'none of' };

/** How processes speak about themselves: in findings, plans, history and conflicts. */
export const processWords: DocumentWords = wordsFrom({
  kindNames: processKindNames,
  headerFields,
  recordFields,
  calledBy,
  connection: 'connection',
  valueText,
});

function calledBy(record: DocumentRecord): Json | undefined {
  if (record.kind === 'condition') return testText(record['test'] ?? null);
  return { trigger: record['event'], note: record['text'] }[record.kind] ?? record['name'];
}

function valueText(kind: string | null, field: string, value: Json, find: FindRecord): string | null {
  if (value === null) return null;
  if (kind === null) {
    if (field === 'maxExecutionTimeMinutes' && typeof value === 'number')
      return exactDurationText(value * 60);
    return listText(value);
  }
  switch (field) {
    case 'test':
      return testText(value);
    case 'does':
      return doesText(value);
    case 'retry':
      return retryText(value);
    case 'timeoutSeconds':
      return typeof value === 'number' ? exactDurationText(value) : plainValue(value);
    case 'match':
      return (
        (typeof value === 'string' && Object.hasOwn(matchWords, value) ? matchWords[value] : null) ??
        plainValue(value)
      );
    case 'parentId':
    case 'groupId':
    case 'procedureId':
    case 'from':
    case 'to':
      return referenceText(processWords, value, find);
    case 'layout':
      return layoutText(value);
    default:
      return plainValue(value);
  }
}

function testText(test: Json): string {
  return isJsonObject(test) ? testSentence(test as Test) : 'no condition';
}

/** 'Call webhook: url https://…, method POST'. Values of headers may be secrets: only their names are told. */
export function doesText(does: Json): string | null {
  if (!isJsonObject(does)) return plainValue(does);
  const { type, ...settings } = does;
  const name =
    typeof type === 'string' && Object.hasOwn(actionTypeNames, type)
      ? actionTypeNames[type as ActionType]
      : (plainValue(type ?? null) ?? 'Nothing');
  const parts = Object.entries(settings).flatMap(([key, value]) => {
    if (key === 'seconds' && typeof value === 'number') return [exactDurationText(value)];
    const shown = key === 'headers' && isJsonObject(value) ? Object.keys(value).join(' ') : plainValue(value);
    return shown === null || shown === '' ? [] : [`${key} ${shown}`];
  });
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}

/** '3 times, first after 30 seconds, then doubled'. */
export function retryText(retry: Json): string | null {
  if (!isJsonObject(retry)) return plainValue(retry);
  const { count, backoff, delaySeconds } = retry;
  const times = typeof count === 'number' ? unit(count, 'time') : 'an unclear number of times';
  const delay = typeof delaySeconds === 'number' ? unit(delaySeconds, 'second') : 'an unclear time';
  if (backoff === 'fixed') return `${times}, every ${delay}`;
  if (backoff === 'exponential') return `${times}, first after ${delay}, then doubled`;
  return `${times}, ${delay}, ${plainValue(backoff ?? null) ?? 'no backoff'}`;
}
