import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { conditionLimits } from '../../../shared/processes/condition-tree.ts';
import { newCondition, newGroup } from '../../../shared/processes/new-records.ts';
import { indexProcess, type ProcessIndex } from '../../../shared/processes/process-index.ts';
import type { Condition, Test } from '../../../shared/processes/records/condition.ts';
import type { Group } from '../../../shared/processes/records/group.ts';
import { orderAt } from '../../canvas/editing/order.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { recordOf } from './cards.ts';
import { nameIn } from './record-edits.ts';
import { fittedTest } from './tests.ts';

/** What lies in a group: a condition, or a group of its own. */
export type Part = Condition | Group;

/** A new condition at the end of a group; under a trigger that has no filter yet, with the group for it. */
export function addCondition(document: Document, parentId: Id, newId: NewId): Outcome | null {
  const parent = recordOf(document, parentId);
  if (parent?.kind === 'trigger') {
    const order = nextOrder(indexProcess(document), parentId, 'group');
    const group = newGroup({ parentId, order }, newId);
    const condition = newCondition({ groupId: group.id }, newId);
    return {
      label: `Add filter to ${nameIn(document, parent)}`,
      change: { added: [group, condition], updated: [], removed: [] },
      select: [condition.id],
    };
  }
  if (parent?.kind !== 'group') return null;
  const order = nextOrder(indexProcess(document), parentId, 'condition');
  const condition = newCondition({ groupId: parentId, order }, newId);
  return {
    label: 'Add condition',
    change: { added: [condition], updated: [], removed: [] },
    select: [condition.id],
  };
}

/** The same question once more, right below: to be asked of another field or value. */
export function duplicateCondition(document: Document, id: Id, newId: NewId): Outcome | null {
  const condition = recordOf(document, id);
  if (condition?.kind !== 'condition') return null;
  const siblings = indexProcess(document)
    .inside(condition.groupId)
    .filter((one) => one.kind === 'condition');
  const { order, renumbered } = orderAt(siblings, siblings.findIndex((one) => one.id === id) + 1);
  const copy = newCondition({ groupId: condition.groupId, test: condition.test, order }, newId);
  const moved = siblings.flatMap((one): [DocumentRecord, DocumentRecord][] => {
    const next = renumbered.get(one.id);
    return next === undefined || next === one.order ? [] : [[one, { ...one, order: next }]];
  });
  return {
    label: 'Duplicate condition',
    change: { added: [copy], updated: moved, removed: [] },
    select: [copy.id],
  };
}

/** A group within a group, with a first condition; null where it would lie deeper than is ever evaluated. */
export function addGroup(document: Document, parentId: Id, newId: NewId): Outcome | null {
  const index = indexProcess(document);
  if (recordOf(document, parentId)?.kind !== 'group') return null;
  if (depthOf(index, parentId) >= conditionLimits.depth) return null;
  // Within "all of" another "all of" would say nothing new.
  const match = (recordOf(document, parentId) as Group).match === 'any' ? 'all' : 'any';
  const group = newGroup({ parentId, match, order: nextOrder(index, parentId, 'group') }, newId);
  const condition = newCondition({ groupId: group.id }, newId);
  return {
    label: 'Add condition group',
    change: { added: [group, condition], updated: [], removed: [] },
    select: [condition.id],
  };
}

/** Another question of the same condition. What no longer fits to its type or operator becomes what does. */
export function setTest(document: Document, id: Id, fields: Partial<Test>): Outcome | null {
  const condition = recordOf(document, id);
  if (condition?.kind !== 'condition') return null;
  const test = fittedTest(condition.test, fields);
  if (JSON.stringify(test) === JSON.stringify(condition.test)) return null;
  return {
    label: 'Change condition',
    change: { added: [], updated: [[condition, { ...condition, test }]], removed: [] },
  };
}

/** One place up or down among what is like it in its group. */
export function shiftPart(document: Document, id: Id, by: 1 | -1): Outcome | null {
  const part = partOf(document, id);
  const parentId = part && holderOf(part);
  if (!part || parentId === null || parentId === undefined) return null;
  const siblings = indexProcess(document)
    .inside(parentId)
    .filter((one) => one.kind === part.kind);
  const at = siblings.findIndex((one) => one.id === id);
  const others = siblings.filter((one) => one.id !== id);
  if (at < 0 || at + by < 0 || at + by > others.length) return null;
  const { order, renumbered } = orderAt(others, at + by);
  const moved = others.flatMap((one): [DocumentRecord, DocumentRecord][] => {
    const next = renumbered.get(one.id);
    return next === undefined || next === one.order ? [] : [[one, { ...one, order: next }]];
  });
  return {
    label: by < 0 ? `Move ${nounOf(part)} up` : `Move ${nounOf(part)} down`,
    change: { added: [], updated: [[part, { ...part, order }], ...moved], removed: [] },
  };
}

/** Into another group of the same tree, at its end; null for a group into itself or too deep. */
export function moveInto(document: Document, id: Id, groupId: Id): Outcome | null {
  const index = indexProcess(document);
  const part = partOf(document, id);
  const target = recordOf(document, groupId);
  if (!part || target?.kind !== 'group' || holderOf(part) === groupId || id === groupId) return null;
  if (part.kind === 'group') {
    if (isWithin(index, groupId, id)) return null;
    if (depthOf(index, groupId) + heightOf(index, id) > conditionLimits.depth) return null;
  }
  const order = nextOrder(index, groupId, part.kind);
  const home = part.kind === 'condition' ? { groupId } : { parentId: groupId };
  return {
    label: `Move ${nounOf(part)} to another group`,
    change: { added: [], updated: [[part, { ...part, ...home, order }]], removed: [] },
  };
}

/** A condition into a new group in its place, to be joined by others there. */
export function wrapInGroup(document: Document, id: Id, newId: NewId): Outcome | null {
  const made = recordOf(document, id);
  if (made?.kind !== 'condition') return null;
  const outcome = addGroup(document, made.groupId, newId);
  const group = outcome?.change.added.find(({ kind }) => kind === 'group');
  if (!group) return null;
  return {
    label: 'Put condition into a group',
    change: { added: [group], updated: [[made, { ...made, groupId: group.id, order: 1 }]], removed: [] },
    select: [id],
  };
}

/** All groups of the tree that a part lies in, the outermost first: where it may be moved to. */
export function groupsAround(document: Document, rootId: Id): readonly { group: Group; depth: number }[] {
  const index = indexProcess(document);
  const found: { group: Group; depth: number }[] = [];
  const seen = new Set<Id>();
  const walk = (id: Id, depth: number) => {
    const record = recordOf(document, id);
    if (seen.has(id) || depth > conditionLimits.depth) return;
    seen.add(id);
    if (record?.kind === 'group') found.push({ group: record, depth });
    for (const part of index.inside(id)) if (part.kind === 'group') walk(part.id, depth + 1);
  };
  walk(rootId, 0);
  return found;
}

function partOf(document: Document, id: Id): Part | null {
  const record = recordOf(document, id);
  return record?.kind === 'condition' || record?.kind === 'group' ? record : null;
}

function holderOf(part: Part): Id | null {
  return part.kind === 'condition' ? part.groupId : part.parentId;
}

function nounOf({ kind }: Part): string {
  return kind === 'condition' ? 'condition' : 'condition group';
}

function nextOrder(index: ProcessIndex, parentId: Id, kind: Part['kind']): number {
  const orders = index.inside(parentId).flatMap((one) => (one.kind === kind ? [one.order] : []));
  return Math.floor(Math.max(0, ...orders)) + 1;
}

/** How many groups lie around a group, itself included; the walk ends where a circle would begin. */
function depthOf(index: ProcessIndex, id: Id): number {
  let depth = 0;
  for (let at: Id | null = id; at !== null && depth <= conditionLimits.depth; depth += 1) {
    const record = index.byId.get(at);
    at = record?.kind === 'group' ? record.parentId : null;
    if (record?.kind !== 'group') return depth;
  }
  return depth;
}

function heightOf(index: ProcessIndex, id: Id, bound: number = conditionLimits.depth): number {
  if (bound <= 0) return 1;
  const below = index
    .inside(id)
    .map((part) => (part.kind === 'group' ? heightOf(index, part.id, bound - 1) : 0));
  return 1 + Math.max(0, ...below);
}

function isWithin(index: ProcessIndex, id: Id, holder: Id): boolean {
  const seen = new Set<Id>();
  for (let at: Id | null = id; at !== null && !seen.has(at); ) {
    if (at === holder) return true;
    seen.add(at);
    const record = index.byId.get(at);
    at = record?.kind === 'group' ? record.parentId : null;
  }
  return false;
}
