import { assertNever } from '../../base/assert-never.ts';
import type { Id, NewId } from '../../base/ids.ts';
import { newProcessHeader, processOf } from '../../processes/new-process.ts';
import {
  newAction,
  newCondition,
  newConnection,
  newGroup,
  newProcedure,
  newProcessNote,
  newTrigger,
} from '../../processes/new-records.ts';
import { minutesLimit, type Process, type ProcessRecord } from '../../processes/process.ts';
import { importLimits } from '../imported.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import { type Connected, connect, type Shown } from './connect.ts';
import type { Flow, Place } from './flow.ts';
import { placeFlow } from './place-flow.ts';

export interface Built {
  readonly document: Process;
  readonly carried: number;
}

/** Turns what an automation consists of into a process of ours. */
export function buildProcess(flow: Flow, sourceNote: string, newId: NewId, notes: NoteList): Built {
  const connected = connect(flow, notes);
  const places = placeFlow(connected);
  const ids = new Map(connected.nodes.map(({ key }) => [key, newId()]));
  const roads = roadsOf(connected);
  const records: ProcessRecord[] = [];
  const idOf = (key: string): Id => ids.get(key) ?? newId();

  for (const [index, node] of connected.nodes.entries()) {
    const procedure = roads.get(node.key);
    const procedureId = procedure === undefined ? null : idOf(procedure);
    const layout = relative(
      places.get(node.key),
      procedure === undefined ? undefined : places.get(procedure),
    );
    records.push(...recordsOf(node, idOf(node.key), { layout, procedureId, order: index + 1 }, newId));
  }
  for (const [index, { from, to, on }] of connected.links.entries()) {
    records.push(newConnection({ from: idOf(from), to: idOf(to), on, order: index + 1 }, newId));
  }
  notes.changed('Process type', 'The file has no such thing: it is onboarding until you choose another');
  const remarks = [sourceNote, ...(flow.remarks ?? [])];
  for (const [index, text] of remarks.entries()) {
    const layout = { x: margin + index * 264, y: -176, width: 240, height: 120 };
    records.push(newProcessNote({ text, layout }, newId));
  }
  const header = {
    ...newProcessHeader(storableText(flow.name, importLimits.name)),
    description: flow.description === null ? null : storableText(flow.description) || null,
    ownerTeam: flow.ownerTeam ? storableText(flow.ownerTeam, 50) : null,
    isActive: flow.isActive ?? true,
    tags: flow.tags && flow.tags.length > 0 ? [...flow.tags] : null,
    maxExecutionTimeMinutes: minutesFor(connected),
  };
  return {
    document: processOf(newId(), header, records),
    carried: connected.nodes.length + (flow.remarks?.length ?? 0),
  };
}

const margin = 24;

interface Standing {
  readonly layout: Place;
  readonly procedureId: Id | null;
  readonly order: number;
}

function recordsOf(
  node: Shown,
  id: Id,
  { layout, procedureId, order }: Standing,
  newId: NewId,
): ProcessRecord[] {
  const own = () => id;
  switch (node.kind) {
    case 'trigger':
      return [newTrigger({ event: node.event, description: node.description, order, layout }, own)];
    case 'procedure':
      return [newProcedure({ name: node.name, description: node.description, order, layout }, own)];
    case 'action': {
      const { name, does, retry = null, timeoutSeconds = null } = node;
      return [newAction({ name, does, retry, timeoutSeconds, procedureId, order, layout }, own)];
    }
    case 'decision':
      return [
        newGroup({ name: node.name, match: node.match, procedureId, order, layout }, own),
        ...node.tests.map((test, index) => newCondition({ groupId: id, test, order: index + 1 }, newId)),
      ];
    default:
      return assertNever(node);
  }
}

function relative(place: Place | undefined, origin: Place | undefined): Place {
  const at = place ?? { x: margin, y: margin };
  return origin ? { x: at.x - origin.x, y: at.y - origin.y } : at;
}

/** For what can only be reached through a fallback procedure: that procedure. */
function roadsOf({ nodes, links }: Connected): ReadonlyMap<string, string> {
  const outOf = Map.groupBy(links, ({ from }) => from);
  const kinds = new Map(nodes.map(({ key, kind }) => [key, kind]));
  function reachable(starts: readonly string[]): ReadonlySet<string> {
    const seen = new Set(starts);
    const open = [...starts];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const { to } of outOf.get(key) ?? []) {
        if (seen.has(to) || kinds.get(to) === 'procedure') continue;
        seen.add(to);
        open.push(to);
      }
    }
    return seen;
  }
  const ofKind = (kind: Shown['kind']) => nodes.filter((node) => node.kind === kind).map(({ key }) => key);
  const main = reachable(ofKind('trigger'));
  const roads = new Map<string, string>();
  for (const procedure of ofKind('procedure')) {
    for (const key of reachable([procedure])) {
      if (key !== procedure && !main.has(key) && !roads.has(key)) roads.set(key, procedure);
    }
  }
  return roads;
}

/** Long enough for every wait and time limit of the file, an hour at least. */
function minutesFor({ nodes }: Connected): number {
  let seconds = 0;
  for (const node of nodes) {
    if (node.kind !== 'action') continue;
    const tries = 1 + (node.retry?.count ?? 0);
    seconds += node.does.type === 'wait' ? node.does.seconds : (node.timeoutSeconds ?? 0) * tries;
  }
  return Math.min(minutesLimit, Math.max(60, Math.ceil(seconds / 60) + 60));
}
