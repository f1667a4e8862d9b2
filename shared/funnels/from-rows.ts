import { type Json, type JsonObject, jsonEqual } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { err, ok, type Result } from '../base/result.ts';
import { readAttached } from '../documents/attached/read-attached.ts';
import type { DocumentRecord } from '../documents/document.ts';
import { findLargeNumber } from '../documents/large-numbers.ts';
import { createNormalising } from '../documents/normalising.ts';
import type { RowProblem } from '../documents/row-problem.ts';
import { matchItems } from './foreign/match-items.ts';
import { readItems } from './foreign/read-items.ts';
import { readPlainItems } from './foreign/read-plain-items.ts';
import { readFunnelRow, readStageRows } from './foreign/read-rows.ts';
import { readSettings } from './foreign/read-settings.ts';
import { readSteps } from './foreign/read-steps.ts';
import type { Funnel, FunnelHeader } from './funnel.ts';
import type { FunnelRows } from './funnel-rows.ts';
import { funnelToRows } from './to-rows.ts';
import type { TwoTruths } from './two-truths.ts';

export interface ReadFunnel {
  readonly document: Funnel;
  /** What was added to rows that are not of our shape, in words. */
  readonly normalised: string[];
  /** Where the rows and the column `stages` contradict each other. Both empty: `funnelToRows` gives exactly these rows. */
  readonly twoTruths: readonly TwoTruths[];
}

const plurals = { step: 'steps', exclusion: 'exclusions', note: 'notes' } as const;

/**
 * The funnel that a row of `conversion_funnels` and its rows of `funnel_stages` are: the exact inverse of `funnelToRows`.
 * The rows are the source of every step; the column `stages` adds what no column holds. Columns beyond the authored ones
 * are not looked at. Whatever the columns hold, this never throws: what cannot be read is a problem with its place.
 */
export function funnelFromRows(rows: FunnelRows): Result<ReadFunnel, RowProblem> {
  const columns = readFunnelRow(rows.funnel);
  if (!columns.ok) return columns;
  const defect = jsonDefect(rows.funnel.stages, 'stages');
  if (defect) return err({ reason: jsonDefectInWords(defect), place: defect.place });
  const stageRows = readStageRows(rows);
  if (!stageRows.ok) return stageRows;

  const normalising = createNormalising(plurals);
  const items = readItems(rows.funnel.stages, normalising);
  if (!items.ok) return items;
  const settings = readSettings(items.value.settings, rows.funnel.id, normalising);
  if (!settings.ok) return settings;
  const matched = matchItems(stageRows.value, items.value.steps);
  const steps = readSteps(stageRows.value, matched, rows.funnel.id, normalising);
  if (!steps.ok) return steps;
  const others = readPlainItems(items.value, stageRows.value, rows.funnel.id, normalising);
  if (!others.ok) return others;

  const large = findLargeNumber(jsonColumns(rows));
  if (large !== undefined) {
    normalising.remark(`${large} holds a number beyond 2^53, which may have been rounded when it was read.`);
  }
  const header: FunnelHeader = { ...columns.value, ...settings.value };
  const own: DocumentRecord[] = [...steps.value.steps, ...others.value];
  const records = readAttached(
    items.value.attached,
    Object.fromEntries(own.map((record) => [record.id, record])),
  );
  if (!records.ok) return records;
  const document: Funnel = {
    id: rows.funnel.id,
    kind: 'funnel',
    header,
    records: records.value,
  };
  const normalised = normalising.inWords();
  const { twoTruths } = steps.value;
  const said = twoTruths.length > 0 || normalised.length > 0;
  if (!said && !jsonEqual(funnelToRows(document).funnel.stages, rows.funnel.stages))
    normalised.push('The items of stages stand in another sequence.');
  return ok({ document, normalised, twoTruths });
}

function jsonColumns({ funnel, stages }: FunnelRows): JsonObject {
  const criteria = stages.map((row, index): [string, Json] => [
    `funnel_stages[${index}].success_criteria`,
    row.success_criteria ?? null,
  ]);
  return Object.fromEntries([['stages', funnel.stages], ...criteria]);
}
