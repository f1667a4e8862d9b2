import { expect, it } from 'vitest';
import { alignStages, counterpartOf, withCounterpart } from './align-stages.ts';
import { placeJourney } from './geometry.ts';
import { makeJourneyScene } from './journey-scene.ts';
import { newJourney } from './new-journey.ts';
import { newStage } from './new-records.ts';

let count = 0;
const newId = () => `id-${count++}`;

function journey(...names: readonly (readonly [string, number])[]) {
  const document = newJourney('j', 'J', newId);
  const stages = names.map(([name, width], index) =>
    newStage({ name, order: index, layout: { width } }, newId),
  );
  return { ...document, records: Object.fromEntries(stages.map((stage) => [stage.id, stage])) };
}

it('stages of one name stand below each other, and a missing one leaves its room', () => {
  const asIs = journey(['Discover', 200], ['Register', 300], ['Wait', 180], ['Use', 250]);
  const toBe = journey(['discover ', 260], ['Register', 200], ['Use', 400]);
  const { first, second, columns } = alignStages(asIs, toBe);
  expect(columns.map(({ first: a, second: b }) => [a !== null, b !== null])).toEqual([
    [true, true],
    [true, true],
    [true, false],
    [true, true],
  ]);
  const edges = [first, second].map((document) =>
    placeJourney(document).stages.map(({ id }) => placeJourney(document).rects.get(id)?.x),
  );
  expect(edges[0]).toEqual(edges[1]);
  expect(makeJourneyScene(second, null).frames.map(({ title }) => title)).toContain('No such stage');
  expect(Object.keys(asIs.records)).toHaveLength(4);
});

it('the counterpart lies beside other criteria and goes without a trace', () => {
  const document = journey();
  const linked = {
    ...document,
    header: { ...document.header, successCriteria: withCounterpart(document, 'other') },
  };
  expect(counterpartOf(linked)).toBe('other');
  expect(withCounterpart(linked, null)).toBeNull();
  const more = { ...document, header: { ...document.header, successCriteria: { owner: 'x' } } };
  expect(withCounterpart(more, 'y')).toEqual({ owner: 'x', counterpartId: 'y' });
});
