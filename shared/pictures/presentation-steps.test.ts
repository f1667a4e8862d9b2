import { expect, test } from 'vitest';
import { emotionCurves } from '../journeys/emotion-curve.ts';
import { makeJourneyScene } from '../journeys/journey-scene.ts';
import { consumerOnboarding } from '../journeys/samples/consumer-onboarding.ts';
import { presentationSteps } from './presentation-steps.ts';

test('each stop of a journey shows its stage with the part of the emotion curve under it, and nothing of the next stage', () => {
  let counter = 0;
  const document = consumerOnboarding(() => `record-${++counter}`);
  const scene = makeJourneyScene(document, null);
  const curve = emotionCurves(scene)!.bounds;
  const [whole, ...stops] = presentationSteps(document, scene);
  const stages = scene.frames.filter(({ look }) => look === 'panel');
  expect(stops).toHaveLength(stages.length);
  for (const { region } of [whole!, ...stops]) {
    expect(region.y + region.height).toBeGreaterThan(curve.y + curve.height);
  }
  for (const [index, { region }] of stops.entries()) {
    expect(region.width).toBeLessThan(stages[index]!.rect.width + 60);
  }
});
