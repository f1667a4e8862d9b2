import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { centerOf, contains } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import { placeProcess, processSizes } from '../../../shared/processes/geometry.ts';
import {
  newAction,
  newConnection,
  newDoes,
  newGroup,
  newProcedure,
  newProcessNote,
  newTrigger,
} from '../../../shared/processes/new-records.ts';
import { procedureBands } from '../../../shared/processes/procedure-bands.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { ActionType } from '../../../shared/processes/records/action.ts';
import type { Connection } from '../../../shared/processes/records/connection.ts';
import { waysOutOf } from '../../../shared/processes/ways.ts';
import { actionTypeNames } from '../../../shared/processes/words.ts';
import { freeRect } from '../../canvas/editing/free-corner.ts';
import { freeName, orderBehind } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { homeOf, isMovable, isStep, type Movable, placedOn, recordOf } from './cards.ts';
import { isFree, mayConnect, nextConnectionOrder, wayBetween } from './connect.ts';
import { addErrorBranch } from './error-branch.ts';
import { makeRoom, stepsApart } from './make-room.ts';
import { nameIn } from './record-edits.ts';

export const noteSize = { width: 200, height: 96 } as const;

/** What a palette entry becomes, and how large it is drawn. */
export function sizeOfNew(key: string): { readonly width: number; readonly height: number } {
  if (key === 'note') return noteSize;
  if (key === 'trigger' || key === 'procedure' || key === 'group') return processSizes[key];
  return processSizes.action;
}

/** A new card, its middle at a point of the canvas; on a procedure's band it belongs to that procedure. */
export function add(document: Document, paletteKey: string, at: Point, newId: NewId): Outcome | null {
  const under = [...procedureBands(document)].find(([, band]) => contains(band, at));
  const record = makeAt(document, paletteKey, at, under?.[0] ?? null, newId);
  if (!record) return null;
  return {
    label: `Add ${record.kind === 'note' ? 'note' : nameIn(document, record)}`,
    change: { added: [record], updated: [], removed: [] },
    select: [record.id],
  };
}

/**
 * By keyboard: one step on along the road, as far as tidying would put it; another trigger below those that are there.
 * Null: anywhere near will do.
 */
export function addBeside(
  document: Document,
  paletteKey: string,
  besideId: Id,
  joined: boolean,
  newId: NewId,
): Outcome | null {
  const { rects } = placeProcess(document);
  const { width, height } = sizeOfNew(paletteKey);
  if (paletteKey === 'trigger') {
    const placed = indexProcess(document).triggers.flatMap(({ id }) => rects.get(id) ?? []);
    const lowest = placed.toSorted((a, b) => b.y - a.y)[0];
    if (!lowest) return null;
    const y = lowest.y + lowest.height + stepsApart.least + height / 2;
    return add(document, paletteKey, { x: lowest.x + width / 2, y }, newId);
  }
  const beside = rects.get(besideId);
  if (!beside || paletteKey === 'note' || paletteKey === 'procedure') return null;
  const at = { x: beside.x + beside.width + stepsApart.usual + width / 2, y: centerOf(beside).y };
  return joined
    ? connectToNew(document, besideId, paletteKey, at, newId)
    : add(document, paletteKey, at, newId);
}

/** A connection drawn to empty canvas: a new card there, on the same road, connected. */
export function connectToNew(
  document: Document,
  from: Id,
  paletteKey: string,
  at: Point,
  newId: NewId,
): Outcome | null {
  const source = recordOf(document, from);
  if (paletteKey === 'procedure' && isBeside(document, from, at)) {
    const branch = addErrorBranch(document, from, newId);
    if (branch) return branch;
  }
  const record = source && makeAt(document, paletteKey, at, homeOf(source), newId);
  if (!source || !record || !mayConnect(source, record)) return null;
  const on = wayBetween(document, source, record);
  const order = nextConnectionOrder(document);
  const connection = newConnection({ from, to: record.id, on, order }, newId);
  return {
    label: `Add ${nameIn(document, record)} after ${nameIn(document, source)}`,
    change: { added: [record, connection], updated: [], removed: [] },
    select: [record.id],
  };
}

/**
 * A new card in the middle of a connection, which then leads to it; a second one leads on. Where there is no room
 * between the two, what stands behind makes some.
 */
export function insertOnEdge(
  document: Document,
  edgeId: Id,
  paletteKey: string,
  newId: NewId,
): Outcome | null {
  const edge = recordOf(document, edgeId);
  if (edge?.kind !== 'connection') return null;
  const [from, to] = [recordOf(document, edge.from), recordOf(document, edge.to)];
  const { rects } = placeProcess(document);
  const [start, end] = [rects.get(edge.from), rects.get(edge.to)];
  if (!from || !to || !start || !end) return null;
  const size = sizeOfNew(paletteKey);
  const crowded = end.x > start.x && end.x - start.x - start.width < size.width + 2 * stepsApart.least;
  const at = crowded
    ? { x: end.x + size.width / 2, y: centerOf(end).y }
    : {
        x: (centerOf(start).x + centerOf(end).x) / 2,
        y: (centerOf(start).y + centerOf(end).y) / 2,
      };
  // Where room is made, the card takes the place of what makes way.
  const record = makeAt(document, paletteKey, at, homeOf(from), newId, []);
  if (!record) return null;
  const roads = roadsThrough(document, edge, record, newId);
  if (!roads) return null;
  const moved = crowded ? makeRoom(document, to, size.width + stepsApart.usual) : [];
  return {
    label: `Insert ${nameIn(document, record)} before ${nameIn(document, to)}`,
    change: { added: [record, roads.second], updated: [...moved, [edge, roads.first]], removed: [] },
    select: [record.id],
  };
}

/** A card that is there already becomes a stop on a connection. */
export function insertInto(document: Document, edgeId: Id, id: Id, newId: NewId): Outcome | null {
  const edge = recordOf(document, edgeId);
  const record = recordOf(document, id);
  if (edge?.kind !== 'connection' || !record || edge.from === id || edge.to === id) return null;
  const roads = roadsThrough(document, edge, record, newId);
  const to = recordOf(document, edge.to);
  if (!roads || !to) return null;
  // No road is drawn twice.
  const isNew = ({ from, to: end, on }: Connection) => isFree(document, from, end, on, edge.id);
  if (!isNew(roads.first) || !isNew(roads.second)) return null;
  return {
    label: `Insert ${nameIn(document, record)} before ${nameIn(document, to)}`,
    change: { added: [roads.second], updated: [[edge, roads.first]], removed: [] },
    select: [id],
  };
}

/** By keyboard a new card comes to the right of the last; a second road begins below. */
function isBeside(document: Document, from: Id, at: Point): boolean {
  const rect = placeProcess(document).rects.get(from);
  return rect !== undefined && at.y >= rect.y && at.y <= rect.y + rect.height;
}

function roadsThrough(document: Document, edge: Connection, stop: DocumentRecord, newId: NewId) {
  const [from, to] = [recordOf(document, edge.from), recordOf(document, edge.to)];
  if (!from || !to || !isStep(stop) || !mayConnect(from, stop) || !mayConnect(stop, to)) return null;
  const first: Connection = { ...edge, to: stop.id };
  const [usual = 'next'] = waysOutOf(stop.kind);
  const on = stop.kind === 'action' && to.kind === 'procedure' ? 'error' : usual;
  const order = nextConnectionOrder(document);
  return { first, second: newConnection({ from: stop.id, to: edge.to, on, order }, newId) };
}

function makeAt(
  document: Document,
  key: string,
  at: Point,
  procedureId: Id | null,
  newId: NewId,
  taken: Iterable<Rect> = placeProcess(document).rects.values(),
): Movable | null {
  const { width, height } = sizeOfNew(key);
  const wished = { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2), width, height };
  const { x, y } = freeRect(wished, taken);
  const corner = { x: Math.round(x), y: Math.round(y) };
  switch (key) {
    case 'trigger':
      return newTrigger({ order: nextOrder(document, key), layout: corner }, newId);
    case 'procedure':
      return newProcedure(
        {
          name: freeName(document, key, 'Fallback'),
          order: nextOrder(document, key),
          layout: corner,
        },
        newId,
      );
    case 'note':
      return newProcessNote({ layout: { ...corner, ...noteSize } }, newId);
    case 'group': {
      const name = freeName(document, key, 'Decision');
      const group = newGroup({ name, order: nextOrder(document, key) }, newId);
      return placedOn(document, group, procedureId, corner);
    }
    default: {
      const type = Object.hasOwn(actionTypeNames, key) ? (key as ActionType) : null;
      if (type === null) return null;
      const name = freeName(document, 'action', actionTypeNames[type]);
      const action = newAction({ name, does: newDoes(type), order: nextOrder(document, 'action') }, newId);
      return placedOn(document, action, procedureId, corner);
    }
  }
}

function nextOrder(document: Document, kind: string): number {
  return orderBehind(document, (record) => record.kind === kind && isMovable(record));
}
