import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { placeProcess, processSizes } from '../../../shared/processes/geometry.ts';
import { newConnection, newProcedure } from '../../../shared/processes/new-records.ts';
import { procedureBands } from '../../../shared/processes/procedure-bands.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { freeName, orderBehind } from '../../canvas/editing/names.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { recordOf } from './cards.ts';
import { nextConnectionOrder } from './connect.ts';
import { nameIn } from './record-edits.ts';

/** Between the lowest card above and a new procedure, in pixels. */
const gap = 76;

/** From an action to a new fallback procedure below everything in its column; null where it has an error branch. */
export function addErrorBranch(document: Document, actionId: Id, newId: NewId): Outcome | null {
  const action = recordOf(document, actionId);
  const { rects } = placeProcess(document);
  const rect = rects.get(actionId);
  const index = indexProcess(document);
  if (action?.kind !== 'action' || !rect || index.outOf(actionId).some(({ on }) => on === 'error'))
    return null;
  const { width } = processSizes.procedure;
  const inTheWay = [...rects.values(), ...procedureBands(document).values()].filter(
    (other) => other.x < rect.x + width + gap && other.x + other.width > rect.x - gap / 2,
  );
  const bottom = Math.max(...inTheWay.map((other) => other.y + other.height), rect.y + rect.height);
  const procedure = newProcedure(
    {
      name: freeName(document, 'procedure', 'Fallback'),
      order: orderBehind(document, ({ kind }) => kind === 'procedure'),
      layout: { x: Math.round(rect.x), y: Math.round(bottom + gap) },
    },
    newId,
  );
  const connection = newConnection(
    { from: actionId, to: procedure.id, on: 'error', order: nextConnectionOrder(document) },
    newId,
  );
  return {
    label: `Add error branch to ${nameIn(document, action)}`,
    change: { added: [procedure, connection], updated: [], removed: [] },
    select: [procedure.id],
  };
}
