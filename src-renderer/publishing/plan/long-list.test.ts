import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LongList } from './long-list.tsx';

const drawn = (rows: number, wanted: string | null = null) => {
  const items = Array.from({ length: rows }, (_, at) => `row ${at + 1}`);
  const markup = renderToStaticMarkup(
    createElement(LongList<string>, {
      items,
      keyOf: (item) => item,
      wanted,
      className: undefined,
      render: (item) => createElement('li', { key: item, 'data-row': true }, item),
    }),
  );
  return { markup, count: markup.split('data-row').length - 1 };
};

test('a list of 2,000 rows draws what is near, keeps the place of the rest, and draws the row that gets the focus', () => {
  const { markup, count } = drawn(2_000);
  expect(count).toBe(80);
  const heights = [...markup.matchAll(/height:(\d+)px/g)].map(([, height]) => Number(height));
  expect(heights, 'forty rows each').toEqual(Array.from({ length: 48 }, () => 40 * 37));
  expect(drawn(2_000, 'row 1234').markup).toContain('row 1234<');
  expect(drawn(2_000, 'row 1234').count).toBe(120);
});

test('a short list is drawn whole', () => {
  expect(drawn(120).count).toBe(120);
  expect(drawn(0).count).toBe(0);
});
