import { isJsonObject, type Json, jsonEqual } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { err, ok, type Result } from '../base/result.ts';
import { findLargeNumber } from '../documents/large-numbers.ts';
import { createNormalising } from '../documents/normalising.ts';
import type { RowProblem } from '../documents/row-problem.ts';
import type { BusinessProcessRow } from './business-process-row.ts';
import { envelopeFormat, splitEnvelope } from './column-envelope.ts';
import { readItems } from './foreign/read-items.ts';
import { rowHeader } from './foreign/row-header.ts';
import type { Process } from './process.ts';
import { indexProcess } from './process-index.ts';
import { logicOf, processToRow } from './to-rows.ts';

export interface ReadProcess {
  readonly document: Process;
  /** What was added to a row that is not of our shape, in words. Empty: the row is exactly what `processToRow` gives. */
  readonly normalised: string[];
}

const plurals = {
  trigger: 'triggers',
  group: 'groups',
  condition: 'conditions',
  action: 'actions',
  procedure: 'procedures',
  connection: 'connections',
  note: 'notes',
} as const;

const objectColumns = ['automation_rules', 'fallback_procedures'] as const;
const jsonColumns = ['trigger_events', ...objectColumns] as const;

/**
 * The process that a row of `business_processes` is: the exact inverse of `processToRow`. Plain event names, as the data
 * model's interface has them, and rules of other programs are read too. Whatever the columns hold, this never throws: what
 * cannot be read is a problem with its place, and nothing of it is dropped. Compiled rules that say something else than
 * the conditions beside them are such a problem: which of the two is meant is not ours to choose.
 */
export function processFromRow(row: BusinessProcessRow): Result<ReadProcess, RowProblem> {
  for (const column of jsonColumns) {
    const defect = jsonDefect(row[column], column);
    if (defect) return err({ reason: jsonDefectInWords(defect), place: defect.place });
  }
  const normalising = createNormalising(plurals);
  const triggers = row.trigger_events ?? [];
  if (!Array.isArray(triggers)) return err({ reason: 'is not a list', place: 'trigger_events' });
  const [rules, fallbacks] = [splitColumn(row, 'automation_rules'), splitColumn(row, 'fallback_procedures')];
  if (!rules.ok) return rules;
  if (!fallbacks.ok) return fallbacks;
  const header = rowHeader(row, { otherRules: rules.value.rest, otherFallbacks: fallbacks.value.rest });
  if (!header.ok) return header;
  const records = readItems(
    [
      { place: 'trigger_events', items: triggers, usual: 'trigger' },
      { place: 'automation_rules.items', items: rules.value.items, usual: null, attached: true },
      { place: 'fallback_procedures.items', items: fallbacks.value.items, usual: null },
    ],
    row.id,
    normalising,
  );
  if (!records.ok) return records;
  const document: Process = { id: row.id, kind: 'process', header: header.value, records: records.value };

  for (const column of jsonColumns) {
    if (row[column] === null) normalising.remark(`${column} is NULL; it is written back as empty.`);
  }
  for (const column of objectColumns) {
    const logic = logicProblem(document, column, row[column]);
    if (logic === 'absent') normalising.remark(`${column}: compiled rules added.`);
    else if (logic) return err(logic);
  }
  const large = findLargeNumber(Object.fromEntries(jsonColumns.map((column) => [column, row[column]])));
  if (large !== undefined) {
    normalising.remark(`${large} holds a number beyond 2^53, which may have been rounded when it was read.`);
  }
  const normalised = normalising.inWords();
  if (normalised.length === 0) {
    const again = processToRow(document);
    const moved = jsonColumns.find((column) => !jsonEqual(again[column], row[column]));
    if (moved) normalised.push(`The items of ${moved} stand in another sequence or column.`);
  }
  return ok({ document, normalised });
}

function splitColumn(row: BusinessProcessRow, column: (typeof objectColumns)[number]) {
  const split = splitEnvelope(row[column]);
  return split.ok ? split : err({ reason: split.error.reason, place: column + split.error.place });
}

function logicProblem(
  document: Process,
  column: (typeof objectColumns)[number],
  value: Json,
): RowProblem | 'absent' | undefined {
  if (!isJsonObject(value) || value['format'] !== envelopeFormat) return undefined;
  if (!Object.hasOwn(value, 'logic')) return 'absent';
  if (jsonEqual(value['logic'], logicOf(column, indexProcess(document)))) return undefined;
  return { reason: 'says something else than the conditions beside it', place: `${column}.logic` };
}
