import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { journey } from '../../stress/arbitraries/journey.ts';
import { findFreePlace } from './free-place.ts';
import { journeySizes, originOf, placeJourney } from './geometry.ts';

it('a free place lies on no node, whatever the journey looks like', () => {
  fc.assert(
    fc.property(journey, fc.boolean(), (document, large) => {
      const { rects, stages, lanes } = placeJourney(document);
      const stageId = stages[0]?.id ?? null;
      const laneId = lanes[0]?.id ?? null;
      const size = large ? journeySizes.touchpoint : journeySizes.marker;
      const place = findFreePlace(document, stageId, laneId, size);
      const origin = originOf(rects, stageId, laneId);
      const [left, top] = [origin.x + place.x, origin.y + place.y];
      const frames = new Set([...stages, ...lanes].map(({ id }) => id));
      for (const [id, rect] of rects) {
        if (frames.has(id)) continue;
        const apart =
          rect.x >= left + size.width ||
          left >= rect.x + rect.width ||
          rect.y >= top + size.height ||
          top >= rect.y + rect.height;
        expect(apart).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
