import type { JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import type { BusinessProcessRow } from '../business-process-row.ts';
import type { ProcessHeader } from '../process.ts';

const types = {
  id: ['string'],
  process_name: ['string'],
  process_type: ['string'],
  is_active: ['boolean', 'null'],
  priority: ['number', 'null'],
  max_execution_time_minutes: ['number', 'null'],
  description: ['string', 'null'],
  owner_team: ['string', 'null'],
} as const;

const words = { string: 'a text', number: 'a number', boolean: 'true or false' } as const;

/** The header of a row whose scalar columns are what their SQL types say. */
export function rowHeader(
  row: BusinessProcessRow,
  rest: { readonly otherRules: JsonObject | null; readonly otherFallbacks: JsonObject | null },
): Result<ProcessHeader, RowProblem> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  for (const [column, [type, orNull]] of Object.entries(types)) {
    const value = values[column] ?? null;
    if (value === null && orNull) continue;
    const fits = typeof value === type && (typeof value !== 'number' || Number.isFinite(value));
    if (!fits) return err({ reason: `is not ${words[type]}`, place: column });
  }
  const tags: unknown = row.tags ?? null;
  if (tags !== null && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) {
    return err({ reason: 'is not a list of texts', place: 'tags' });
  }
  return ok({
    name: row.process_name,
    processType: row.process_type,
    isActive: row.is_active ?? null,
    priority: row.priority ?? null,
    maxExecutionTimeMinutes: row.max_execution_time_minutes ?? null,
    description: row.description ?? null,
    ownerTeam: row.owner_team ?? null,
    tags: row.tags ?? null,
    ...rest,
  });
}
