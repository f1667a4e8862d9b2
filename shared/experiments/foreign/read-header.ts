import type { JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { wrongText } from '../../documents/wrong-text.ts';
import type { ExperimentHeader } from '../experiment.ts';
import type { ExperimentConfigRow } from '../experiment-row.ts';
import type { TargetAudience } from '../target-audience.ts';

const texts = ['id', 'experiment_name', 'experiment_type'] as const;
const textsOrNull = ['start_date', 'end_date', 'status', 'hypothesis', 'description', 'owner'] as const;

/** The header of a row whose scalar columns are what their SQL types say. */
export function readHeader(
  row: ExperimentConfigRow,
  { coverage, rest }: TargetAudience,
  allocation: JsonObject | null,
): Result<ExperimentHeader, RowProblem> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const wrong = wrongText(row, texts, textsOrNull);
  if (wrong !== undefined) return err({ reason: 'is not a text', place: wrong });
  const sampleSize = values['minimum_sample_size'] ?? null;
  if (sampleSize !== null && !(typeof sampleSize === 'number' && Number.isInteger(sampleSize)))
    return err({ reason: 'is not a whole number', place: 'minimum_sample_size' });
  if (coverage !== null && typeof coverage !== 'number')
    return err({ reason: 'is not a number', place: 'target_audience.coverage' });
  return ok({
    name: row.experiment_name,
    experimentType: row.experiment_type,
    hypothesis: row.hypothesis ?? null,
    description: row.description ?? null,
    owner: row.owner ?? null,
    startDate: row.start_date ?? null,
    endDate: row.end_date ?? null,
    status: row.status ?? null,
    minimumSampleSize: sampleSize,
    coverage,
    allocation,
    otherAudience: rest,
  });
}
