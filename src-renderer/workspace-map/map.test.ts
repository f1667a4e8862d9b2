import { describe, expect, it } from 'vitest';
import { overlaps } from '../../shared/drawing/rects.ts';
import type { MappedDocument, WorkspaceMap } from '../../shared/workspace/schemas.ts';
import { mapGraph, shapeOf } from './map-graph.ts';
import { connectedGraph, edgePath, placeMap } from './map-layout.ts';
import { walk } from './map-walk.ts';
import { packIslands } from './pack-islands.ts';
import { stillUsedWords } from './used-by.ts';

const document = (id: string, kind: MappedDocument['kind'], archived = false): MappedDocument => ({
  id,
  kind,
  name: id,
  archived,
});
const reference = (fromDocumentId: string, toDocumentId: string, fromRecordId: string | null = null) => ({
  fromDocumentId,
  fromRecordId,
  field: 'f',
  toKind: 'journey' as const,
  toDocumentId,
});
const map: WorkspaceMap = {
  documents: [
    document('lonely', 'journey'),
    document('base', 'journey'),
    document('test', 'experiment'),
    document('away', 'process', true),
    document('used', 'process', true),
    document('starts', 'process'),
  ],
  references: [
    reference('test', 'base', 'a'),
    reference('test', 'base', 'b'),
    reference('test', 'gone'),
    reference('starts', 'used'),
    reference('away', 'starts'),
  ],
  findings: [],
};
const all = () => true;

describe('the map of a workspace', () => {
  const graph = mapGraph(map);

  it('shows what is worked on, and what is archived only where it is used; each pair is one line', () => {
    expect(graph.nodes.map(({ id }) => id)).toEqual(['test', 'base', 'lonely', 'starts', 'used']);
    expect(graph.edges).toEqual([
      { id: 'test base', from: 'test', to: 'base', count: 2 },
      { id: 'starts used', from: 'starts', to: 'used', count: 1 },
    ]);
  });

  it('keeps its shape when a name changes', () => {
    const renamed = { ...map, documents: map.documents.map((one) => ({ ...one, name: `${one.name}!` })) };
    expect(shapeOf(mapGraph(renamed))).toBe(shapeOf(graph));
  });

  it('gives every document a place of its own, however many there are', () => {
    const many = Array.from({ length: 120 }, (_, at) => document(`d${at}`, at % 2 ? 'journey' : 'funnel'));
    const crowd = mapGraph({ ...map, documents: [...map.documents, ...many] });
    const layered = new Map(connectedGraph(crowd).nodes.map(({ id }, at) => [id, { x: at * 300, y: 0 }]));
    const { rects, headings, bounds } = placeMap(crowd, layered);
    expect(rects.size).toBe(crowd.nodes.length);
    const placed = [...rects.values()];
    for (const [at, one] of placed.entries()) {
      expect(one.y + one.height).toBeLessThanOrEqual(bounds.height);
      for (const other of placed.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
    }
    expect(headings.map(({ kind, count }) => [kind, count])).toEqual([
      ['journey', 61],
      ['funnel', 60],
    ]);
  });

  it('is walked along its references, and to the side where there is none', () => {
    const layered = new Map([
      ['test', { x: 0, y: 0 }],
      ['base', { x: 300, y: 0 }],
      ['starts', { x: 0, y: 100 }],
      ['used', { x: 300, y: 100 }],
    ]);
    const { rects } = placeMap(graph, layered);
    expect(walk(graph, rects, 'test', 'out', all)).toBe('base');
    expect(walk(graph, rects, 'base', 'into', all)).toBe('test');
    expect(walk(graph, rects, 'test', 'down', all)).toBe('starts');
    expect(walk(graph, rects, 'base', 'out', all)).toBe(null);
    expect(walk(graph, rects, 'test', 'out', (id) => id !== 'base')).toBe('used');
    expect(walk(graph, rects, 'lonely', 'up', all)).not.toBe(null);
  });

  it('draws a line for any two places', () => {
    const at = (x: number, y: number) => ({ x, y, width: 208, height: 48 });
    const here = at(0, 0);
    for (const other of [at(400, 0), at(-400, 0), at(0, 200), here]) {
      expect(edgePath(here, other)).toMatch(/^M[-\d. ]+C[-\d. ]+$/);
    }
  });
});

it('puts islands side by side, each in the sequence of its columns', () => {
  const pairs = Array.from({ length: 30 }, (_, at) => ({ from: `f${at}`, to: `t${at}`, y: at * 60 }));
  const ids = pairs.flatMap(({ from, to }) => [from, to]);
  const tall = new Map<string, { readonly x: number; readonly y: number }>();
  for (const { from, to, y } of pairs) {
    tall.set(from, { x: 0, y });
    tall.set(to, { x: 300, y });
  }
  const packed = packIslands(ids, pairs, tall, { node: { width: 200, height: 50 }, gap: 10, islandGap: 30 });
  expect(packed.size).toBe(ids.length);
  const rows = new Set([...packed.values()].map(({ y }) => y));
  expect(rows.size).toBeLessThanOrEqual(10);
  for (const { from, to } of pairs) {
    expect(packed.get(to)!.x).toBeGreaterThan(packed.get(from)!.x);
    expect(packed.get(to)!.y).toBe(packed.get(from)!.y);
  }
});

it('says who still uses what is archived, and no list without end', () => {
  expect(stillUsedWords([])).toBe('');
  expect(stillUsedWords(['A'])).toBe(' It is still used by A.');
  expect(stillUsedWords(['A', 'B'])).toBe(' It is still used by A and B.');
  expect(stillUsedWords(['A', 'B', 'C', 'D', 'E'])).toBe(' It is still used by A, B, C and 2 more.');
});
