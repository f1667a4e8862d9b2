import type { Id } from '../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { err, ok, type Result } from '../base/result.ts';
import { nameKey } from '../base/text.ts';
import { type AttachedItem, isAttachedItem, readAttached } from '../documents/attached/read-attached.ts';
import { freeDerivedId } from '../documents/derived-id.ts';
import type { DocumentRecord } from '../documents/document.ts';
import { findLargeNumber } from '../documents/large-numbers.ts';
import type { RowProblem } from '../documents/row-problem.ts';
import { schemaProblem } from '../documents/schema-problem.ts';
import { withLayouts } from './foreign/foreign-layout.ts';
import { type ItemShape, itemShapes } from './foreign/item-shapes.ts';
import { type ReadItem, readItem } from './foreign/item-to-record.ts';
import { createJourneyNormalising, type Normalising } from './foreign/normalising.ts';
import { rowHeader } from './foreign/row-header.ts';
import type { Journey } from './journey.ts';
import type { JourneyTemplateRow } from './journey-template-row.ts';
import { journeyRecordSchemas } from './schemas.ts';
import { splitSuccessCriteria } from './success-criteria.ts';
import { stagesColumnKinds, touchpointsColumnKinds } from './to-rows.ts';

export type { RowProblem } from '../documents/row-problem.ts';

export interface ReadJourney {
  readonly document: Journey;
  /** What was added to a row that is not of our shape, in words. Empty: the row is exactly what `journeyToRow` gives. */
  readonly normalised: string[];
}

const columns = {
  stages: { name: 'stages', kind: 'stage', kinds: stagesColumnKinds },
  touchpoints: { name: 'touchpoints', kind: 'touchpoint', kinds: touchpointsColumnKinds },
  goals: { name: 'success_criteria.goals', kind: 'goal', kinds: ['goal'] },
} as const;

/**
 * The journey that a row of `journey_templates` is: the exact inverse of `journeyToRow`. Rows that other programs wrote
 * get what they lack (ids, order, places, nulls), the same on every computer. Whatever the columns hold, this never
 * throws: what cannot be read is a problem with its place, and nothing of it is dropped.
 */
export function journeyFromRow(row: JourneyTemplateRow): Result<ReadJourney, RowProblem> {
  for (const column of ['stages', 'touchpoints', 'success_criteria'] as const) {
    const defect = jsonDefect(row[column], column);
    if (defect) return err({ reason: jsonDefectInWords(defect), place: defect.place });
  }
  const criteria = readCriteria(row.success_criteria);
  if (!criteria.ok) return criteria;
  const header = rowHeader(row, criteria.value.rest);
  if (!header.ok) return header;

  const normalising = createJourneyNormalising();
  if (criteria.value.emptyGoals) normalising.remark('The empty list of goals is not written back.');
  const items: ReadItem[] = [];
  const attached: AttachedItem[] = [];
  const lists = [
    [columns.stages, row.stages],
    [columns.touchpoints, row.touchpoints],
    [columns.goals, criteria.value.goals],
  ] as const;
  for (const [column, list] of lists) {
    if (!Array.isArray(list)) return err({ reason: 'is not a list', place: column.name });
    for (const [index, value] of (list as readonly Json[]).entries()) {
      if (column === columns.touchpoints && isAttachedItem(value)) {
        attached.push({ place: `${column.name}[${index}]`, item: value });
        continue;
      }
      const item = readItem(value, index, column, normalising);
      if (!item.ok) return item;
      items.push(item.value);
    }
  }
  const own = readRecords(items, row.id, normalising);
  if (!own.ok) return own;
  const records = readAttached(attached, own.value);
  if (!records.ok) return records;
  const large = findLargeNumber({
    stages: row.stages,
    touchpoints: row.touchpoints,
    success_criteria: row.success_criteria,
  });
  if (large !== undefined) {
    normalising.remark(`${large} holds a number beyond 2^53, which may have been rounded when it was read.`);
  }
  const document: Journey = { id: row.id, kind: 'journey', header: header.value, records: records.value };
  return ok({ document, normalised: normalising.inWords() });
}

function readCriteria(
  column: Json,
): Result<{ goals: readonly Json[]; rest: JsonObject | null; emptyGoals: boolean }, RowProblem> {
  if (column !== null && !isJsonObject(column)) {
    return err({ reason: 'is not an object', place: 'success_criteria' });
  }
  const split = splitSuccessCriteria(column);
  if (!split) return err({ reason: 'is not a list', place: columns.goals.name });
  const kept = split.rest !== null && Object.hasOwn(split.rest, 'goals');
  const emptyGoals = column !== null && Object.hasOwn(column, 'goals') && split.goals.length === 0 && !kept;
  return ok({ ...split, emptyGoals });
}

function readRecords(
  items: readonly ReadItem[],
  rowId: Id,
  normalising: Normalising,
): Result<Record<Id, DocumentRecord>, RowProblem> {
  const taken = new Map<Id, string>();
  for (const { id, place } of items) {
    if (id === null) continue;
    const other = taken.get(id);
    if (other !== undefined) return err({ reason: `has the same id as ${other}`, place: `${place}.id` });
    taken.set(id, place);
  }
  const withIds = items.map((read): DocumentRecord => {
    const { id, kind, item } = read;
    if (id !== null) return { ...item, id, kind };
    normalising.note(kind, 'id added');
    const fresh = freshId(read, rowId, taken);
    taken.set(fresh, read.place);
    return { ...item, id: fresh, kind };
  });
  const inStages = withStagesByName(items, withIds, normalising);
  const placed = withLayouts(inStages, (kind) => normalising.note(kind, 'place on the canvas added'));
  for (const [index, record] of placed.entries()) {
    const read = items[index];
    if (!read) continue;
    const problem = schemaProblem(journeyRecordSchemas[read.kind], record, `a ${read.kind}`, read.place);
    if (problem) return err(problem);
  }
  return ok(Object.fromEntries(placed.map((record) => [record.id, record])));
}

function freshId({ kind, item }: ReadItem, rowId: Id, taken: ReadonlyMap<Id, string>): Id {
  const shape: ItemShape = itemShapes[kind];
  const identity = JSON.stringify(shape.identity.map((key) => item[key] ?? null));
  return freeDerivedId(taken, rowId, kind, identity);
}

/** Items that name their stage instead of its id (`stage`, `stage_name`) are put there where one stage has the name. */
function withStagesByName(
  items: readonly ReadItem[],
  records: readonly DocumentRecord[],
  normalising: Normalising,
): DocumentRecord[] {
  const stages = new Map<string, Id | null>();
  for (const { kind, name, id } of records) {
    if (kind !== 'stage' || typeof name !== 'string') continue;
    stages.set(nameKey(name), stages.has(nameKey(name)) ? null : id);
  }
  return records.map((record, index) => {
    const read = items[index];
    const stageId = read?.stageName == null ? undefined : stages.get(nameKey(read.stageName));
    if (!read || typeof stageId !== 'string') return record;
    normalising.note(read.kind, 'put into the stage that it names');
    return { ...record, stageId };
  });
}
