import { expect, it } from 'vitest';
import { journeySamples } from '../journeys/samples/samples.ts';
import { pictureOf } from './draw-document.ts';
import { kindPictures } from './kinds/index.ts';
import { sheetsOf } from './pages.ts';

const journey = journeySamples[0]?.make(() => crypto.randomUUID());
if (!journey) throw new Error('There is no sample.');
const scene = kindPictures.journey.makeScene(journey, null);

it('a map is cut between its stages, and every card stands whole on one sheet', () => {
  const sheets = sheetsOf(scene, scene.bounds, { width: 700, height: 600 });
  expect(sheets.length).toBeGreaterThan(1);
  for (const { rect } of scene.nodes) {
    const whole = sheets.filter(
      ({ region }) => region.x <= rect.x && rect.x + rect.width <= region.x + region.width,
    );
    expect(whole).toHaveLength(1);
  }
  const edges = new Set(scene.frames.map(({ rect }) => rect.x + rect.width + 4));
  for (const { region } of sheets.slice(0, -1)) expect(edges).toContain(region.x + region.width);
  const covered = sheets.reduce((sum, { region }) => sum + region.width, 0);
  expect(covered).toBeCloseTo(scene.bounds.width, 0);
});

it('what fits on one sheet is one sheet', () => {
  expect(sheetsOf(scene, scene.bounds, { width: 20_000, height: 20_000 })).toEqual([
    { region: scene.bounds },
  ]);
});

it('a picture of a region shows what lies in it and no more', () => {
  const [first] = sheetsOf(scene, scene.bounds, { width: 700, height: 600 });
  const options = { theme: 'light', legend: false, date: null, title: false } as const;
  const whole = pictureOf(journey, options);
  const part = pictureOf(journey, { ...options, region: first?.region });
  expect(part.width).toBeLessThan(whole.width);
});
