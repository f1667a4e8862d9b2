import type { Id } from '../base/ids.ts';
import { ownRecords } from '../documents/attached/attached.ts';
import type { Document } from '../documents/document.ts';
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
}

/** A document never changes, so its index is made once, whoever asks first. */
const known = new WeakMap<Document, ProcessIndex>();

export function indexProcess(document: Document): ProcessIndex {
  const found = known.get(document);
  if (found) return found;
  const index = makeIndex(document as Process);
  known.set(document, index);
  return index;
}

export function byOrder(a: { order: number; id: Id }, b: { order: number; id: Id }): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function makeIndex(document: Process): ProcessIndex {
  const records = ownRecords(document) as readonly ProcessRecord[];
  const byId = new Map(records.map((record) => [record.id, record]));
  const ofKind = <Kind extends ProcessRecordKind>(kind: Kind) =>
    records.filter((record): record is OfKind<Kind> => record.kind === kind);
  const triggers = ofKind('trigger').toSorted(byOrder);
  const groups = ofKind('group').toSorted(byOrder);
  const conditions = ofKind('condition').toSorted(byOrder);
  const actions = ofKind('action').toSorted(byOrder);
  const procedures = ofKind('procedure').toSorted(byOrder);
  const connections = ofKind('connection').toSorted(byOrder);
  const nodes = [
    ...triggers,
    ...groups.filter(({ parentId }) => parentId === null),
    ...actions,
    ...procedures,
  ];

  const isNode = new Set(nodes.map(({ id }) => id));
  const outgoing = new Map<Id, Connection[]>();
  const incoming = new Map<Id, Connection[]>();
  for (const road of connections) {
    if (!isNode.has(road.from) || !isNode.has(road.to)) continue;
    push(outgoing, road.from, road);
    push(incoming, road.to, road);
  }
  const children = new Map<Id, (Group | Condition)[]>();
  for (const condition of conditions) push(children, condition.groupId, condition);
  for (const group of groups) if (group.parentId !== null) push(children, group.parentId, group);
  return {
    header: document.header,
    records,
    triggers,
    groups,
    conditions,
    actions,
    procedures,
    connections,
    nodes,
    byId,
    outOf: (id) => outgoing.get(id) ?? [],
    into: (id) => incoming.get(id) ?? [],
    inside: (id) => children.get(id) ?? [],
  };
}

function push<Item>(map: Map<Id, Item[]>, key: Id, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
