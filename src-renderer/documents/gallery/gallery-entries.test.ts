import { expect, test } from 'vitest';
import { funnelTypes } from '../../../shared/funnels/funnel.ts';
import { processTypes } from '../../../shared/processes/process.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { freeDocumentName, galleryGroups, neighbour, type TemplateSummary } from './gallery-entries.ts';

const outline = { width: 1, height: 1, boxes: [], lines: [] };
const retry: TemplateSummary = {
  key: 'billing-retry',
  kind: 'process',
  name: 'Failed payment retry',
  description: 'Tries again.',
  saved: false,
  needs: null,
  outline,
};
const own: TemplateSummary = {
  ...retry,
  key: 'x',
  kind: 'experiment',
  name: 'Überprüfung',
  saved: true,
  needs: 'the journey "Onboarding"',
};

test('saved ones come first, then each kind with its empty beginning; all words must fit, in any case', () => {
  const titles = (search: string) =>
    galleryGroups([retry, own], search).map(
      ({ title, entries }) => `${title}: ${entries.map(({ name }) => name).join(', ')}`,
    );
  expect(titles('')).toEqual([
    'Saved in this workspace: Überprüfung',
    'Journeys: Empty journey',
    'Funnels: Empty funnel',
    'Processes: Empty process, Failed payment retry',
    'Experiments: Empty experiment',
  ]);
  expect(titles(' RETRY process ')).toEqual(['Processes: Failed payment retry']);
  expect(titles('ÜBERPRÜFUNG')).toEqual(['Saved in this workspace: Überprüfung']);
  expect(titles('nothing like it')).toEqual([]);
  expect(galleryGroups([own], '')[0]?.entries[0]?.description).toBe(
    'Tries again. Its variants change the journey "Onboarding".',
  );
});

test('arrow keys follow the cards as they lie, over the heads of groups', () => {
  const cards = [
    { left: 0, top: 0 },
    { left: 200, top: 0 },
    { left: 400, top: 0 },
    { left: 0, top: 190 },
    { left: 200, top: 190 },
    { left: 0, top: 420 },
  ];
  expect(neighbour(cards, 1, 'down')).toBe(4);
  expect(neighbour(cards, 2, 'down')).toBe(4);
  expect(neighbour(cards, 4, 'down')).toBe(5);
  expect(neighbour(cards, 5, 'down')).toBe(5);
  expect(neighbour(cards, 5, 'up')).toBe(3);
  expect(neighbour(cards, 2, 'right')).toBe(3);
  expect(neighbour(cards, 0, 'left')).toBe(0);
  expect(neighbour(cards, 3, 'last')).toBe(5);
  expect(neighbour([], 0, 'down')).toBe(-1);
});

test('a name that is taken gets a number', () => {
  expect(freeDocumentName('New', [])).toBe('New');
  expect(freeDocumentName('New', ['new ', 'NEW 2'])).toBe('New 3');
});

test('what the search field suggests, and every type of funnel and process, is found', () => {
  const own = templates.map(({ key, kind, name, summary }) => ({
    ...retry,
    key,
    kind,
    name,
    description: summary,
  }));
  const types = [...processTypes, ...funnelTypes].map((type) => type.replace('_', ' '));
  for (const search of ['billing', 'onboarding', 'a price test', 'a/b test', ...types]) {
    const found = galleryGroups(own, search).flatMap(({ entries }) => entries);
    expect(found.filter(({ template }) => template !== null).length, search).toBeGreaterThan(0);
  }
});
