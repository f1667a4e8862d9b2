import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { newTransition } from '../../../shared/journeys/new-records.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { recordOf, transitionsOf } from './cards.ts';
import { nameIn } from './record-edits.ts';

/** Whether a record of one kind may lead to one of another. */
export function mayConnect(from: string, to: string): boolean {
  return (
    (from === 'entry' || from === 'touchpoint') && (to === 'touchpoint' || to === 'goal' || to === 'exit')
  );
}

export function canConnect(document: Document, from: Id, to: Id, except: Id | null = null): boolean {
  const source = recordOf(document, from);
  const target = recordOf(document, to);
  if (from === to || !source || !target || !mayConnect(source.kind, target.kind)) return false;
  return !transitionsOf(document).some((one) => one.id !== except && one.from === from && one.to === to);
}

export function nextTransitionOrder(document: Document, from: Id): number {
  let last = 0;
  for (const transition of transitionsOf(document)) {
    if (transition.from === from) last = Math.max(last, transition.order);
  }
  return Math.floor(last) + 1;
}

export function connect(document: Document, from: Id, to: Id, newId: NewId): Outcome | null {
  const source = recordOf(document, from);
  const target = recordOf(document, to);
  if (!source || !target || !canConnect(document, from, to)) return null;
  const transition = newTransition({ from, to, order: nextTransitionOrder(document, from) }, newId);
  return {
    label: `Connect ${nameIn(document, source)} to ${nameIn(document, target)}`,
    change: { added: [transition], updated: [], removed: [] },
    select: [transition.id],
  };
}

/** A card that is there already becomes a stop on a connection, which then leads to it; a second one leads on. */
export function insertInto(document: Document, edgeId: Id, id: Id, newId: NewId): Outcome | null {
  const edge = recordOf(document, edgeId);
  const card = recordOf(document, id);
  if (edge?.kind !== 'transition' || !card || id === edge.from || id === edge.to) return null;
  const target = recordOf(document, edge.to);
  if (!target || !canConnect(document, edge.from, id) || !canConnect(document, id, edge.to)) return null;
  const onward = newTransition({ from: id, to: edge.to, order: nextTransitionOrder(document, id) }, newId);
  return {
    label: `Put ${nameIn(document, card)} before ${nameIn(document, target)}`,
    change: { added: [onward], updated: [[edge, { ...edge, to: id }]], removed: [] },
    select: [id],
  };
}

/** One end of a connection to another card. At its new beginning it becomes the last way out. */
export function reconnect(document: Document, edgeId: Id, end: 'from' | 'to', to: Id): Outcome | null {
  const edge = recordOf(document, edgeId);
  if (edge?.kind !== 'transition' || edge[end] === to) return null;
  const ends = end === 'from' ? { from: to, to: edge.to } : { from: edge.from, to };
  if (!canConnect(document, ends.from, ends.to, edge.id)) return null;
  const order = end === 'from' ? nextTransitionOrder(document, to) : edge.order;
  const target = recordOf(document, to);
  return {
    label: `Reconnect to ${target ? nameIn(document, target) : 'another card'}`,
    change: { added: [], updated: [[edge, { ...edge, ...ends, order }]], removed: [] },
  };
}
