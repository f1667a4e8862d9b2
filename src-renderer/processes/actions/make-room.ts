import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import { placeProcess } from '../../../shared/processes/geometry.ts';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import { atCorner } from '../../canvas/editing/moving.ts';
import { homeOf, isStep } from './cards.ts';

/** Between two cards of a road, in pixels: as they are drawn, and the least that leaves room for an arrow. */
export const stepsApart = { usual: 88, least: 32 } as const;

/** Everything on the road of a card from its place to the right, further right by `dx`; what is pinned stays. */
export function makeRoom(
  document: Document,
  card: ProcessRecord,
  dx: number,
): readonly (readonly [DocumentRecord, DocumentRecord])[] {
  const { rects } = placeProcess(document);
  const left = rects.get(card.id)?.x;
  if (left === undefined) return [];
  const home = isStep(card) ? homeOf(card) : null;
  return indexProcess(document).nodes.flatMap((node) => {
    const rect = rects.get(node.id);
    // A procedure stands on the main road's ground; its own road goes along with it.
    const sameRoad = node.kind === 'procedure' ? home === null : homeOf(node) === home;
    if (!rect || !sameRoad || rect.x < left || isPinned(node) || !node.layout) return [];
    return [[node, atCorner(node, { x: node.layout.x + dx, y: node.layout.y })] as const];
  });
}
