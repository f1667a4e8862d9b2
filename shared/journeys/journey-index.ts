import type { Id } from '../base/ids.ts';
import { ownRecords } from '../documents/attached/attached.ts';
import type { Document } from '../documents/document.ts';
import { byOrder } from './geometry.ts';
import type { Journey, JourneyHeader, JourneyRecord, JourneyRecordKind } from './journey.ts';
import type { Touchpoint } from './records/touchpoint.ts';
import type { Transition } from './records/transition.ts';

type OfKind<Kind extends JourneyRecordKind> = Extract<JourneyRecord, { kind: Kind }>;

/** A journey's records by kind and its roads by their ends. Stages and touchpoints come in the order of the map. */
export interface JourneyIndex {
  readonly header: JourneyHeader;
  readonly records: readonly JourneyRecord[];
  readonly stages: readonly OfKind<'stage'>[];
  readonly lanes: readonly OfKind<'lane'>[];
  readonly touchpoints: readonly Touchpoint[];
  readonly entries: readonly OfKind<'entry'>[];
  readonly goals: readonly OfKind<'goal'>[];
  readonly exits: readonly OfKind<'exit'>[];
  readonly transitions: readonly Transition[];
  /** Entries, touchpoints, goals and exits: what stands in a stage and what a road may lead between. */
  readonly nodes: readonly OfKind<'entry' | 'touchpoint' | 'goal' | 'exit'>[];
  readonly byId: ReadonlyMap<Id, JourneyRecord>;
  /** Roads whose both ends exist, by the id of the end. */
  readonly outOf: (id: Id) => readonly Transition[];
  readonly into: (id: Id) => readonly Transition[];
}

/** A document never changes, so its index is made once, whichever rule or view asks first. */
const known = new WeakMap<Document, JourneyIndex>();

export function indexJourney(document: Document): JourneyIndex {
  const found = known.get(document);
  if (found) return found;
  const index = makeIndex(document as Journey);
  known.set(document, index);
  return index;
}

function makeIndex(document: Journey): JourneyIndex {
  const records = ownRecords(document) as readonly JourneyRecord[];
  const byId = new Map(records.map((record) => [record.id, record]));
  const ofKind = <Kind extends JourneyRecordKind>(kind: Kind) =>
    records.filter((record): record is OfKind<Kind> => record.kind === kind);

  const stages = ofKind('stage').toSorted(byOrder);
  const column = new Map(stages.map((stage, position) => [stage.id, position]));
  const columnOf = ({ stageId }: Touchpoint) =>
    (stageId === null ? undefined : column.get(stageId)) ?? stages.length;
  const touchpoints = ofKind('touchpoint').toSorted((a, b) => columnOf(a) - columnOf(b) || byOrder(a, b));
  const entries = ofKind('entry');
  const goals = ofKind('goal');
  const exits = ofKind('exit');
  const transitions = ofKind('transition').toSorted(byOrder);

  const outgoing = new Map<Id, Transition[]>();
  const incoming = new Map<Id, Transition[]>();
  for (const road of transitions) {
    if (!byId.has(road.from) || !byId.has(road.to)) continue;
    push(outgoing, road.from, road);
    push(incoming, road.to, road);
  }
  return {
    header: document.header,
    records,
    stages,
    lanes: ofKind('lane').toSorted(byOrder),
    touchpoints,
    entries,
    goals,
    exits,
    transitions,
    nodes: [...entries, ...touchpoints, ...goals, ...exits],
    byId,
    outOf: (id) => outgoing.get(id) ?? [],
    into: (id) => incoming.get(id) ?? [],
  };
}

function push(map: Map<Id, Transition[]>, key: Id, road: Transition): void {
  const list = map.get(key);
  if (list) list.push(road);
  else map.set(key, [road]);
}
