import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { newConnection } from '../../../shared/processes/new-records.ts';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Connection } from '../../../shared/processes/records/connection.ts';
import { waysOutOf } from '../../../shared/processes/ways.ts';
import { orderBehind } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isStep, recordOf } from './cards.ts';
import { nameIn } from './record-edits.ts';

/** Whether a card may lead to another: into trigger events and notes leads nothing, into a procedure no event. */
export function mayConnect(from: ProcessRecord, to: ProcessRecord): boolean {
  const leads = isStep(from) || from.kind === 'trigger' || from.kind === 'procedure';
  if (!leads || from.id === to.id) return false;
  return isStep(to) || (to.kind === 'procedure' && isStep(from));
}

export function canConnect(document: Document, from: Id, to: Id): boolean {
  const [source, target] = [recordOf(document, from), recordOf(document, to)];
  if (!source || !target || !mayConnect(source, target)) return false;
  return isFree(document, from, to, wayBetween(document, source, target), null);
}

/**
 * The way that a new connection stands for: out of a decision yes, then no; from an action to a fallback procedure the
 * error branch; else what comes next.
 */
export function wayBetween(document: Document, from: ProcessRecord, to: ProcessRecord): string {
  const ways = waysOutOf(from.kind);
  if (from.kind === 'action' && to.kind === 'procedure') return 'error';
  const taken = indexProcess(document)
    .outOf(from.id)
    .map(({ on }) => on);
  if (from.kind === 'group') return ways.find((way) => !taken.includes(way)) ?? 'yes';
  return ways[0] ?? 'next';
}

export function connect(
  document: Document,
  from: Id,
  to: Id,
  newId: NewId,
  way: string | null = null,
): Outcome | null {
  const [source, target] = [recordOf(document, from), recordOf(document, to)];
  if (!source || !target || !mayConnect(source, target)) return null;
  const on = way ?? wayBetween(document, source, target);
  if (!waysOutOf(source.kind).includes(on) || !isFree(document, from, to, on, null)) return null;
  const connection = newConnection({ from, to, on, order: nextConnectionOrder(document) }, newId);
  return {
    label: `Connect ${nameIn(document, source)} to ${nameIn(document, target)}`,
    change: { added: [connection], updated: [], removed: [] },
    select: [connection.id],
  };
}

/** One end of a connection to another card. It keeps its way where that leads out of its new beginning too. */
export function reconnect(document: Document, edgeId: Id, end: 'from' | 'to', to: Id): Outcome | null {
  const edge = recordOf(document, edgeId);
  if (edge?.kind !== 'connection' || edge[end] === to) return null;
  const ends = end === 'from' ? { from: to, to: edge.to } : { from: edge.from, to };
  const [source, target] = [recordOf(document, ends.from), recordOf(document, ends.to)];
  if (!source || !target || !mayConnect(source, target)) return null;
  const kept = waysOutOf(source.kind).includes(edge.on) && !becomesError(source, target);
  const on = kept ? edge.on : wayBetween(document, source, target);
  if (!isFree(document, ends.from, ends.to, on, edge.id)) return null;
  const moved = recordOf(document, to);
  return {
    label: `Reconnect to ${moved ? nameIn(document, moved) : 'another card'}`,
    change: { added: [], updated: [[edge, { ...edge, ...ends, on }]], removed: [] },
  };
}

export function nextConnectionOrder(document: Document): number {
  return orderBehind(document, ({ kind }) => kind === 'connection');
}

function becomesError(source: ProcessRecord, target: ProcessRecord): boolean {
  return source.kind === 'action' && target.kind === 'procedure';
}

/** No other connection leads from here to there by this way. */
export function isFree(document: Document, from: Id, to: Id, on: string, except: Id | null): boolean {
  const same = (road: Connection) => road.id !== except && road.to === to && road.on === on;
  return !indexProcess(document).outOf(from).some(same);
}
