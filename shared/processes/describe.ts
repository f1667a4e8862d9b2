import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import { type Describer, describeChange, type FieldLine } from '../documents/describe-change.ts';
import type { Change, Document } from '../documents/document.ts';
import { type FieldInWords, plainValue, valuesInWords } from '../documents/in-words.ts';
import { byKindOrderId } from './to-rows.ts';
import { processWords } from './words.ts';

/** A change of a process in words; `before` is the document that it applies to; null: the process is new. */
export function describeProcessChange(before: Document | null, change: Change): FieldInWords[] {
  return describeChange(before, change, processDescriber);
}

export const processDescriber: Describer = {
  words: processWords,
  documentName: 'Process',
  telling: ['description', 'match', 'does', 'retry', 'timeoutSeconds', 'procedureId', 'on'],
  sized: [],
  compare: byKindOrderId,
  fieldLines: (field, before, after) => {
    if (field !== 'does' || !isJsonObject(before) || !isJsonObject(after)) return undefined;
    return before['type'] === after['type'] ? settingLines(before, after) : undefined;
  },
};

const settingNames: Readonly<Record<string, string>> = {
  channel: 'Channel',
  to: 'Recipient',
  text: 'Text',
  title: 'Title',
  assignee: 'Assignee',
  dueInHours: 'Due in hours',
  record: 'Record',
  field: 'Field',
  value: 'Value',
  url: 'URL',
  method: 'Method',
  headers: 'Headers',
  body: 'Body',
  processId: 'Process to start',
  seconds: 'Seconds to wait',
  team: 'Team',
};

/** The same kind of action with other settings: one line per setting. Values of headers may be secrets and are not told. */
function settingLines(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
): FieldLine[] {
  const lines: FieldLine[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [own(before, key), own(after, key)];
    if (jsonEqual(old, now)) continue;
    const what = Object.hasOwn(settingNames, key) ? (settingNames[key] ?? key) : key;
    if (key === 'headers')
      lines.push({ what: headersWhat(old, now), mark: 'changed', before: names(old), after: names(now) });
    else {
      const [was, is] = valuesInWords([old, now], plainValue);
      lines.push({ what, mark: 'changed', before: was ?? null, after: is ?? null });
    }
  }
  return lines;
}

function headersWhat(before: Json, after: Json): string {
  return names(before) === names(after) ? 'Header values' : 'Headers';
}

function names(headers: Json): string | null {
  return isJsonObject(headers) ? Object.keys(headers).sort().join(', ') || null : plainValue(headers);
}

function own(settings: Readonly<Record<string, Json>>, key: string): Json {
  return Object.hasOwn(settings, key) ? (settings[key] ?? null) : null;
}
