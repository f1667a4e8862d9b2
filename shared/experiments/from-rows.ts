import { isJsonObject, type Json, type JsonObject, jsonEqual } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { err, ok, type Result } from '../base/result.ts';
import { findLargeNumber } from '../documents/large-numbers.ts';
import { createNormalising } from '../documents/normalising.ts';
import type { RowProblem } from '../documents/row-problem.ts';
import type { Experiment } from './experiment.ts';
import type { ExperimentConfigRow } from './experiment-row.ts';
import { experimentPlurals } from './foreign/item-shapes.ts';
import { readHeader } from './foreign/read-header.ts';
import { createItems } from './foreign/read-items.ts';
import { splitTargetAudience } from './target-audience.ts';
import { experimentToRow } from './to-rows.ts';

export interface ReadExperiment {
  readonly document: Experiment;
  /** What was added to a row that is not of our shape, in words. Empty: the row is exactly what `experimentToRow` gives. */
  readonly normalised: string[];
}

const jsonColumns = ['target_audience', 'variants', 'traffic_allocation', 'secondary_metrics'] as const;

/**
 * The experiment that a row of `experiment_configs` is: the exact inverse of `experimentToRow`. Rows that other programs
 * wrote get what they lack, the same on every computer. Whatever the columns hold, this never throws: what cannot be
 * read is a problem with its place, and nothing of it is dropped.
 */
export function experimentFromRow(row: ExperimentConfigRow): Result<ReadExperiment, RowProblem> {
  for (const column of jsonColumns) {
    const defect = jsonDefect(row[column], column);
    if (defect) return err({ reason: jsonDefectInWords(defect), place: defect.place });
  }
  const audience = objectOrNull(row.target_audience, 'target_audience');
  if (!audience.ok) return audience;
  const parts = splitTargetAudience(audience.value);
  if (!parts)
    return err({ reason: 'has rules or exclusionGroups that are no list', place: 'target_audience' });
  const allocation = objectOrNull(row.traffic_allocation, 'traffic_allocation');
  if (!allocation.ok) return allocation;
  const header = readHeader(row, parts, allocation.value);
  if (!header.ok) return header;

  const normalising = createNormalising(experimentPlurals);
  const items = createItems(row.id, normalising);
  const metrics = withPrimaryMeasure(row.primary_metric, row.secondary_metrics, normalising.remark);
  if (!metrics.ok) return metrics;
  const { variants } = row;
  if (!Array.isArray(variants) && !isJsonObject(variants))
    return err({ reason: 'is not a list', place: 'variants' });
  const lists = [
    ['variants', 'variant', listOfVariants(variants, normalising.remark)],
    ['target_audience.rules', 'audienceRule', parts.rules],
    ['target_audience.exclusionGroups', 'exclusionGroup', parts.exclusionGroups],
    ['secondary_metrics', 'metric', metrics.value],
  ] as const;
  for (const [place, kind, list] of lists) {
    const problem = items.add(place, kind, list);
    if (problem) return err(problem);
  }
  const records = items.finish();
  if (!records.ok) return records;
  const large = findLargeNumber(Object.fromEntries(jsonColumns.map((column) => [column, row[column]])));
  if (large !== undefined)
    normalising.remark(`${large} holds a number beyond 2^53, which may have been rounded when it was read.`);

  const document: Experiment = {
    id: row.id,
    kind: 'experiment',
    header: header.value,
    records: records.value,
  };
  const normalised = normalising.inWords();
  if (normalised.length === 0 && !sameColumns(experimentToRow(document), row))
    normalised.push('The items stand in another sequence, or empty lists are not written back.');
  return ok({ document, normalised });
}

function objectOrNull(value: Json, place: string): Result<JsonObject | null, RowProblem> {
  const found = value ?? null;
  if (found === null || isJsonObject(found)) return ok(found);
  return err({ reason: 'is not an object', place });
}

function sameColumns(ours: ExperimentConfigRow, row: ExperimentConfigRow): boolean {
  const columns = [...jsonColumns, 'primary_metric'] as const;
  return columns.every((column) => jsonEqual(ours[column], row[column] ?? null));
}

/** Some programs write variants as an object by key. */
function listOfVariants(
  variants: readonly Json[] | JsonObject,
  remark: (sentence: string) => void,
): readonly Json[] {
  if (Array.isArray(variants)) return variants as readonly Json[];
  remark('The variants were an object by key and are written back as a list.');
  return Object.entries(variants).map(([key, value]) =>
    isJsonObject(value) ? { key, ...value } : { key, value },
  );
}

/**
 * The items of `secondary_metrics` with the primary measure put back. A row whose column `primary_metric` says something
 * that no item stands for gets an item of its own.
 */
function withPrimaryMeasure(
  primary: string | null,
  column: Json,
  remark: (sentence: string) => void,
): Result<readonly Json[], RowProblem> {
  if (primary !== null && primary !== undefined && typeof primary !== 'string')
    return err({ reason: 'is not a text', place: 'primary_metric' });
  if ((column ?? null) === null) remark('No list of secondary metrics: written back as an empty one.');
  else if (!Array.isArray(column)) return err({ reason: 'is not a list', place: 'secondary_metrics' });
  const items = (column ?? []) as readonly Json[];
  const isOpen = (item: Json): boolean =>
    isJsonObject(item) && item['role'] === 'primary' && !Object.hasOwn(item, 'measure');
  const open = items.findIndex(isOpen);
  if (open >= 0) {
    return ok(
      items.map((item, index) =>
        index === open && isJsonObject(item) && typeof primary === 'string'
          ? { ...item, measure: primary }
          : item,
      ),
    );
  }
  if (typeof primary !== 'string') return ok(items);
  remark('The primary metric got an item of its own.');
  // Behind the others, so that the places of problems stay those of the column.
  return ok([...items, { kind: 'metric', role: 'primary', measure: primary, order: 0 }]);
}
