import { emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { findFreePlace } from '../free-place.ts';
import { journeySizes, placeJourney } from '../geometry.ts';
import type { JourneyIndex } from '../journey-index.ts';
import type { Touchpoint } from '../records/touchpoint.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

export const touchpointWithoutStage = journeyRule({
  name: 'touchpoint-without-stage',
  reason: 'A touchpoint outside the stages is reached at no stage, so no running journey is ever seen there.',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      if (record.stageId !== null) continue;
      const message = `${label(record, journey)} belongs to no stage`;
      yield { severity: 'warning', record, field: 'stageId', message, fix: moveIntoStage(record, journey) };
    }
  },
  good: () =>
    example([
      { kind: 'stage', id: 's' },
      { kind: 'touchpoint', id: 't', stageId: 's' },
    ]),
  bad: () =>
    example([
      { kind: 'stage', id: 's' },
      { kind: 'touchpoint', id: 't', stageId: null },
    ]),
});

/** Into the stage that it stands in, or the nearest one, where there is room. */
function moveIntoStage(touchpoint: Touchpoint, journey: JourneyIndex): QuickFix | null {
  if (journey.stages.length === 0) return null;
  return {
    label: 'Move into the nearest stage',
    makeChange: (document) => {
      const now = recordIn(document, touchpoint.id);
      const { stages, rects } = placeJourney(document);
      const middle = (rects.get(touchpoint.id)?.x ?? 0) + journeySizes.touchpoint.width / 2;
      const distance = (id: string) => {
        const rect = rects.get(id);
        return rect ? Math.max(rect.x - middle, middle - rect.x - rect.width, 0) : Number.POSITIVE_INFINITY;
      };
      const [nearest] = stages.toSorted((a, b) => distance(a.id) - distance(b.id));
      if (!nearest || now?.kind !== 'touchpoint') return null;
      const laneId = (now as Touchpoint).laneId;
      const layout = findFreePlace(document, nearest.id, laneId, journeySizes.touchpoint);
      return { ...emptyChange, updated: [[now, { ...now, stageId: nearest.id, layout }]] };
    },
  };
}
