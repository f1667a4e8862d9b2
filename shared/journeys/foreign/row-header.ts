import type { JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { wrongText } from '../../documents/wrong-text.ts';
import type { JourneyHeader } from '../journey.ts';
import type { JourneyTemplateRow } from '../journey-template-row.ts';

const texts = ['id', 'template_name', 'journey_type'] as const;
const textsOrNull = ['persona_type', 'description', 'version'] as const;

/** The header of a row whose scalar columns are what their SQL types say. */
export function rowHeader(
  row: JourneyTemplateRow,
  successCriteria: JsonObject | null,
): Result<JourneyHeader, RowProblem> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const wrong = wrongText(row, texts, textsOrNull);
  if (wrong !== undefined) return err({ reason: 'is not a text', place: wrong });
  const isActive = values['is_active'] ?? null;
  if (isActive !== null && typeof isActive !== 'boolean')
    return err({ reason: 'is not true or false', place: 'is_active' });
  return ok({
    name: row.template_name,
    journeyType: row.journey_type,
    personaType: row.persona_type ?? null,
    description: row.description ?? null,
    isActive,
    version: row.version ?? null,
    successCriteria,
  });
}
