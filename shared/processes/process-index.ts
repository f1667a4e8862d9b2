import type { Id } from '../base/ids.ts';
import { isAttached, ownRecords } from '../documents/attached/attached.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { followById, followList, ofKind } from '../documents/follow-list.ts';
import { perDocument } from '../documents/per-document.ts';
import type { Process, ProcessHeader, ProcessRecord, ProcessRecordKind } from './process.ts';
import type { Condition } from './records/condition.ts';
import type { Connection } from './records/connection.ts';
import type { Group } from './records/group.ts';

type OfKind<Kind extends ProcessRecordKind> = Extract<ProcessRecord, { kind: Kind }>;
export type ProcessNode = OfKind<'trigger' | 'group' | 'action' | 'procedure'>;

/** A process's records by kind, its roads by their ends and its conditions by their parents, all in order. */
export interface ProcessIndex {
  readonly header: ProcessHeader;
  readonly records: readonly ProcessRecord[];
  readonly triggers: readonly OfKind<'trigger'>[];
  readonly groups: readonly Group[];
  readonly conditions: readonly Condition[];
  readonly actions: readonly OfKind<'action'>[];
  readonly procedures: readonly OfKind<'procedure'>[];
  readonly connections: readonly Connection[];
  /** Triggers, decisions (groups without a parent), actions and procedures: what a road may lead between. */
  readonly nodes: readonly ProcessNode[];
  readonly byId: ReadonlyMap<Id, ProcessRecord>;
  /** Roads whose both ends are nodes, by the id of the end. */
  readonly outOf: (id: Id) => readonly Connection[];
  readonly into: (id: Id) => readonly Connection[];
  /** The groups and conditions that lie directly in a trigger or group: conditions first, each by order. */
  readonly inside: (id: Id) => readonly (Group | Condition)[];
  /** The procedures on whose road an action or decision stands. */
  readonly holders: () => ReadonlySet<Id>;
}

export const indexProcess: (document: Document) => ProcessIndex = perDocument(makeIndex, followIndex);

export function byOrder(a: { order: number; id: Id }, b: { order: number; id: Id }): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

const isTrigger = ofKind<OfKind<'trigger'>>('trigger');
const isGroup = ofKind<Group>('group');
const isCondition = ofKind<Condition>('condition');
const isAction = ofKind<OfKind<'action'>>('action');
const isProcedure = ofKind<OfKind<'procedure'>>('procedure');
const isConnection = ofKind<Connection>('connection');
const isOwn = (record: DocumentRecord): record is ProcessRecord => !isAttached(record);

type Lists = Pick<
  ProcessIndex,
  'triggers' | 'groups' | 'conditions' | 'actions' | 'procedures' | 'connections'
>;

function makeIndex(document: Document): ProcessIndex {
  const records = ownRecords(document) as readonly ProcessRecord[];
  const lists: Lists = {
    triggers: records.filter(isTrigger).toSorted(byOrder),
    groups: records.filter(isGroup).toSorted(byOrder),
    conditions: records.filter(isCondition).toSorted(byOrder),
    actions: records.filter(isAction).toSorted(byOrder),
    procedures: records.filter(isProcedure).toSorted(byOrder),
    connections: records.filter(isConnection).toSorted(byOrder),
  };
  const nodes = nodesOf(lists);
  return {
    header: (document as Process).header,
    records,
    ...lists,
    nodes,
    byId: new Map(records.map((record) => [record.id, record])),
    ...roadsOf(lists, nodes),
    inside: insideOf(lists),
    holders: holdersOf(lists),
  };
}

function followIndex(before: ProcessIndex, change: Change, document: Document): ProcessIndex {
  const lists: Lists = {
    triggers: followList(before.triggers, change, isTrigger, byOrder),
    groups: followList(before.groups, change, isGroup, byOrder),
    conditions: followList(before.conditions, change, isCondition, byOrder),
    actions: followList(before.actions, change, isAction, byOrder),
    procedures: followList(before.procedures, change, isProcedure, byOrder),
    connections: followList(before.connections, change, isConnection, byOrder),
  };
  const nodes = nodesOf(lists);
  const { groups, conditions, connections } = lists;
  const sameParts = groups === before.groups && conditions === before.conditions;
  // Which nodes there are decides which roads have both ends.
  const sameEnds = groups === before.groups && change.added.length + change.removed.length === 0;
  return {
    header: (document as Process).header,
    records: ownRecords(document) as readonly ProcessRecord[],
    ...lists,
    nodes,
    byId: followById(before.byId, change, isOwn),
    ...(sameEnds && connections === before.connections
      ? { outOf: before.outOf, into: before.into }
      : roadsOf(lists, nodes)),
    inside: sameParts ? before.inside : insideOf(lists),
    holders:
      groups === before.groups && lists.actions === before.actions && lists.procedures === before.procedures
        ? before.holders
        : holdersOf(lists),
  };
}

function nodesOf({ triggers, groups, actions, procedures }: Lists): readonly ProcessNode[] {
  return [...triggers, ...groups.filter(({ parentId }) => parentId === null), ...actions, ...procedures];
}

function roadsOf(
  { connections }: Lists,
  nodes: readonly ProcessNode[],
): Pick<ProcessIndex, 'outOf' | 'into'> {
  const isNode = new Set(nodes.map(({ id }) => id));
  const outgoing = new Map<Id, Connection[]>();
  const incoming = new Map<Id, Connection[]>();
  for (const road of connections) {
    if (!isNode.has(road.from) || !isNode.has(road.to)) continue;
    push(outgoing, road.from, road);
    push(incoming, road.to, road);
  }
  return { outOf: (id) => outgoing.get(id) ?? [], into: (id) => incoming.get(id) ?? [] };
}

function insideOf({ conditions, groups }: Lists): ProcessIndex['inside'] {
  const children = new Map<Id, (Group | Condition)[]>();
  for (const condition of conditions) push(children, condition.groupId, condition);
  for (const group of groups) if (group.parentId !== null) push(children, group.parentId, group);
  return (id) => children.get(id) ?? [];
}

function holdersOf({ procedures, actions, groups }: Lists): ProcessIndex['holders'] {
  let holders: ReadonlySet<Id> | null = null;
  return () => {
    if (holders) return holders;
    const decisions = groups.filter(({ parentId }) => parentId === null);
    const homes = new Set([...actions, ...decisions].map(({ procedureId }) => procedureId));
    holders = new Set(procedures.flatMap(({ id }) => (homes.has(id) ? [id] : [])));
    return holders;
  };
}

function push<Item>(map: Map<Id, Item[]>, key: Id, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
