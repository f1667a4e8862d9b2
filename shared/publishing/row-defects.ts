import { isJsonObject, type Json } from '../base/json.ts';
import { codePointLength, textDefect } from '../base/text.ts';
import { journeyLimits } from '../journeys/journey.ts';
import type { JourneyTemplateRow } from '../journeys/journey-template-row.ts';

const lengths = {
  template_name: journeyLimits.header.name,
  journey_type: journeyLimits.header.journeyType,
  persona_type: journeyLimits.header.personaType,
  version: journeyLimits.header.version,
} as const;

/** What Postgres would refuse or cut, said before anything is sent: the column and why. null: nothing. */
export function rowDefect(row: JourneyTemplateRow): string | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(row.id)) {
    return 'Its id is not a UUID, which the production table asks for. Duplicate the document and publish the copy.';
  }
  for (const [column, limit] of Object.entries(lengths)) {
    const value = row[column as keyof typeof lengths];
    const length = value === null ? 0 : codePointLength(value);
    if (length > limit) return `${column} has ${length} characters; the column takes ${limit}. Shorten it.`;
  }
  for (const [column, value] of Object.entries(row) as [string, Json][]) {
    const defect = valueDefect(value, column);
    if (defect) return defect;
  }
  return null;
}

function valueDefect(root: Json, column: string): string | null {
  const open: { readonly value: Json; readonly place: string }[] = [{ value: root, place: column }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, place } = visit;
    if (typeof value === 'string') {
      const words = textWords(value);
      if (words) return `${place} holds ${words}, which Postgres cannot store. Type the text again.`;
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      return `${place} is not a number that JSON can hold.`;
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        open.push({ value: item as Json, place: `${place}[${index}]` });
    } else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        const words = textWords(key);
        if (words) return `A key in ${place} holds ${words}, which Postgres cannot store.`;
        open.push({ value: item, place: `${place}.${key}` });
      }
    }
  }
  return null;
}

const defectWords = { nul: 'a NUL character', surrogate: 'half a character (a lone surrogate)' } as const;

function textWords(text: string): string | null {
  const defect = textDefect(text);
  return defect ? defectWords[defect] : null;
}
