import type { Json } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { freeDerivedId } from '../../documents/derived-id.ts';
import type { DocumentRecord } from '../../documents/document.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { schemaProblem } from '../../documents/schema-problem.ts';
import type { FunnelStageRow } from '../funnel-rows.ts';
import { funnelRecordSchemas } from '../schemas.ts';
import type { StepItem } from './match-items.ts';
import type { FunnelNormalising, ReadItems } from './read-items.ts';
import { isUsableId, longestId } from './read-rows.ts';

/** Exclusions and notes: they live in the column `stages` alone. */
export function readPlainItems(
  { exclusions, notes }: ReadItems,
  rows: readonly FunnelStageRow[],
  funnelId: string,
  normalising: FunnelNormalising,
): Result<DocumentRecord[], RowProblem> {
  const taken = new Map(rows.map((row) => [row.id, `the row of ${row.stage_name}`]));
  const records: DocumentRecord[] = [];
  const found = [
    ...exclusions.map((item) => ({ ...item, kind: 'exclusion' as const })),
    ...notes.map((item) => ({ ...item, kind: 'note' as const })),
  ];
  // Ids that are there come first, so that an added one never takes the id of a later item.
  for (const { item, place } of found) {
    const id = item['id'] ?? null;
    if (id === null) continue;
    if (!isUsableId(id)) {
      return err({
        reason: `has an id that is no text of 1 to ${longestId} characters`,
        place: `${place}.id`,
      });
    }
    const other = taken.get(id);
    if (other !== undefined) return err({ reason: `has the same id as ${other}`, place: `${place}.id` });
    taken.set(id, place);
  }
  for (const { item, place, kind } of found) {
    const record = { ...item, ...filled(item, kind, records.length, normalising), kind };
    const id = item['id'] ?? null;
    const whole = { ...record, id: typeof id === 'string' ? id : freshId(record, kind, funnelId, taken) };
    if (id === null) normalising.note(kind, 'id added');
    taken.set(whole.id, place);
    const problem = schemaProblem(funnelRecordSchemas[kind], whole, `a ${kind}`, place);
    if (problem) return err(problem);
    records.push(whole);
  }
  return ok(records);
}

function filled(
  item: StepItem['item'],
  kind: 'exclusion' | 'note',
  position: number,
  normalising: FunnelNormalising,
): Record<string, Json> {
  if (kind === 'exclusion' && !Object.hasOwn(item, 'description')) {
    normalising.note(kind, 'no description given');
    return { description: null };
  }
  if (kind === 'note' && (item['layout'] ?? null) === null) {
    normalising.note(kind, 'place on the canvas added');
    return { layout: { x: position * 220, y: -260, width: 200, height: 112 } };
  }
  return {};
}

function freshId(
  record: Readonly<Record<string, Json>>,
  kind: string,
  funnelId: string,
  taken: ReadonlyMap<string, string>,
): string {
  const identity = JSON.stringify(['name', 'text', 'from', 'to'].map((key) => record[key] ?? null));
  return freeDerivedId(taken, funnelId, kind, identity);
}
