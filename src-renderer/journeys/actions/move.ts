import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { atCorner, createMoving } from '../../canvas/editing/moving.ts';
import { isCard, isMovable, placedAt } from './cards.ts';
import { journeyRecordEdits } from './record-edits.ts';

/** Cards and notes, each card to the stage and lane under its centre. */
export const { moveTo, move, align, distribute } = createMoving({
  edits: journeyRecordEdits,
  rectsOf: (document) => placeJourney(document).rects,
  isMovable,
  startPlacing: (document) => {
    const placement = placeJourney(document);
    return (record, corner) =>
      isCard(record) ? placedAt(placement, record, corner) : atCorner(record, corner);
  },
});
