import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import { placeProcess, processSizes } from '../../../shared/processes/geometry.ts';
import { newProcedure } from '../../../shared/processes/new-records.ts';
import { freeName, orderBehind } from '../../canvas/editing/names.ts';
import { chosenRecords } from '../../canvas/editing/record-edits.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { isStep, placedOn } from './cards.ts';
import { stepsApart } from './make-room.ts';
import { namesIn } from './record-edits.ts';

/** The chosen actions and decisions become the road of a new fallback procedure, whose card stands before them. */
export function groupIntoProcedure(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
  const { rects } = placeProcess(document);
  const steps = chosenRecords(document, ids).filter(isStep);
  const placed = steps.flatMap((step) => rects.get(step.id) ?? []);
  const bounds = boundsOf(placed);
  const first = placed.toSorted((a, b) => a.x - b.x || a.y - b.y)[0];
  if (!bounds || !first) return null;
  const { width, height } = processSizes.procedure;
  const procedure = newProcedure(
    {
      name: freeName(document, 'procedure', 'Fallback'),
      order: orderBehind(document, ({ kind }) => kind === 'procedure'),
      layout: {
        x: Math.round(bounds.x - width - stepsApart.usual),
        y: Math.round(first.y + (first.height - height) / 2),
      },
    },
    newId,
  );
  const holding = { ...document, records: { ...document.records, [procedure.id]: procedure } };
  const updated = steps.flatMap((step) => {
    const rect = rects.get(step.id);
    return rect ? [[step, placedOn(holding, step, procedure.id, rect)] as const] : [];
  });
  return {
    label: `Group ${namesIn(document, steps)} into a fallback procedure`,
    change: { added: [procedure], updated, removed: [] },
    select: [procedure.id],
  };
}
