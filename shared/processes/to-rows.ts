import { assertNever } from '../base/assert-never.ts';
import type { Id } from '../base/ids.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { attachedKinds, attachedOf } from '../documents/attached/attached.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import type { BusinessProcessRow } from './business-process-row.ts';
import { joinEnvelope } from './column-envelope.ts';
import { conditionTree } from './condition-tree.ts';
import type { Process, ProcessRecord } from './process.ts';
import { indexProcess, type ProcessIndex } from './process-index.ts';
import { treeToJsonLogic } from './to-json-logic.ts';

export type ProcessColumn = 'trigger_events' | 'automation_rules' | 'fallback_procedures';

/**
 * The authored columns of the row that a process is. `processFromRow` is its exact inverse. Items are the records as they
 * are; their sequence depends on nothing but kind, order and id. The conditions stand there twice: as items, which are
 * the source, and compiled to JsonLogic under `logic`, which an engine evaluates.
 */
export function processToRow(document: Document): BusinessProcessRow {
  const { id, header } = document as Process;
  const index = indexProcess(document);
  const columns: Record<ProcessColumn, DocumentRecord[]> = {
    trigger_events: [],
    automation_rules: [],
    fallback_procedures: [],
  };
  for (const record of index.records.toSorted(byKindOrderId)) columns[columnOf(record, index)].push(record);
  columns.automation_rules.push(...attachedOf(document).toSorted(byKindOrderId));
  return {
    id,
    process_name: header.name,
    process_type: header.processType,
    is_active: header.isActive ?? null,
    priority: header.priority ?? null,
    max_execution_time_minutes: header.maxExecutionTimeMinutes ?? null,
    trigger_events: columns.trigger_events,
    automation_rules: joinEnvelope({
      items: columns.automation_rules,
      logic: logicOf('automation_rules', index),
      rest: header.otherRules ?? null,
    }),
    fallback_procedures: joinEnvelope({
      items: columns.fallback_procedures,
      logic: logicOf('fallback_procedures', index),
      rest: header.otherFallbacks ?? null,
    }),
    description: header.description ?? null,
    owner_team: header.ownerTeam ?? null,
    tags: header.tags ?? null,
  };
}

/** Where a record is written: procedures and what belongs to them in `fallback_procedures`, whatever leads out of it too. */
export function columnOf(record: ProcessRecord, index: ProcessIndex): ProcessColumn {
  switch (record.kind) {
    case 'trigger':
      return 'trigger_events';
    case 'procedure':
      return 'fallback_procedures';
    case 'action':
      return record.procedureId === null ? 'automation_rules' : 'fallback_procedures';
    case 'group':
      return groupColumn(record.id, index);
    case 'condition':
      return groupColumn(record.groupId, index);
    case 'connection': {
      const from = index.byId.get(record.from);
      const isNode = from?.kind === 'procedure' || from?.kind === 'action' || from?.kind === 'group';
      return isNode ? columnOf(from, index) : 'automation_rules';
    }
    case 'note':
      return 'automation_rules';
    default:
      return assertNever(record);
  }
}

/** Far beyond the depth at which conditions count at all; keeps a hostile chain of groups from costing its square. */
const farthest = 64;

/** By the outermost group; a circle of groups has none and is written with the rules. */
function groupColumn(start: Id, index: ProcessIndex): ProcessColumn {
  const passed = new Set<Id>();
  for (let id: Id | null = start; id !== null && !passed.has(id) && passed.size < farthest; ) {
    passed.add(id);
    const record = index.byId.get(id);
    if (record?.kind !== 'group') return 'automation_rules';
    if (record.parentId === null)
      return record.procedureId === null ? 'automation_rules' : 'fallback_procedures';
    id = record.parentId;
  }
  return 'automation_rules';
}

/**
 * The rules of the decisions that stand in a column, and with the main road those of the triggers' filters. A tree beyond
 * the limits is never true, as for our own evaluation.
 */
export function logicOf(column: ProcessColumn, index: ProcessIndex): JsonObject {
  const owners = index.groups
    .filter((group) => group.parentId === null && columnOf(group, index) === column)
    .map(({ id }) => id);
  if (column === 'automation_rules') {
    owners.push(...index.triggers.map(({ id }) => id).filter((id) => index.inside(id).length > 0));
  }
  return Object.fromEntries(
    owners.map((id) => {
      const tree = conditionTree(index, id);
      return [id, tree.ok ? treeToJsonLogic(tree.value) : false];
    }),
  );
}

const rank: ReadonlyMap<string, number> = new Map(
  ['trigger', 'procedure', 'action', 'group', 'condition', 'connection', 'note', ...attachedKinds].map(
    (kind, at) => [kind, at],
  ),
);

/** Kinds as the columns hold them, then `order` where there is one, then id. */
export function byKindOrderId(a: DocumentRecord, b: DocumentRecord): number {
  const kinds = (rank.get(a.kind) ?? rank.size) - (rank.get(b.kind) ?? rank.size);
  return kinds || orderOf(a['order']) - orderOf(b['order']) || (a.id < b.id ? -1 : 1);
}

function orderOf(order: Json | undefined): number {
  return typeof order === 'number' ? order : 0;
}
