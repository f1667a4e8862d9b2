import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldScene } from './fold.ts';
import type { SceneEdge, SceneFrame, SceneNode } from './scene.ts';

const rect = { x: 0, y: 0, width: 100, height: 40 };

function node(id: string, home: string): SceneNode {
  return { id, rect, record: { id, kind: 'card', home } };
}

function frame(id: string, collapsed: boolean): SceneFrame {
  return {
    id,
    rect,
    header: rect,
    record: { id, kind: 'stage', layout: { collapsed } },
    resize: 'right',
    title: id,
    detail: null,
    index: 0,
    look: 'panel',
  };
}

function edge(id: string, from: string, to: string): SceneEdge {
  return { id, from, to, record: { id, kind: 'road' }, label: id, dashed: false };
}

const homesOf = ({ record }: SceneNode) => [record['home'] as string];

describe('foldScene', () => {
  const parts = {
    nodes: [node('a', 's'), node('b', 's'), node('c', 't'), node('d', 't')],
    frames: [frame('s', true), frame('t', false)],
    edges: [edge('1', 'a', 'b'), edge('2', 'a', 'c'), edge('3', 'b', 'c'), edge('4', 'c', 'd')],
  };

  it('leads to the header what led to a card behind it, once, and says how many', () => {
    const folded = foldScene(parts, homesOf);
    expect(folded.nodes.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(folded.frames.map(({ detail, folded: isFolded }) => [detail, isFolded])).toEqual([
      ['2 cards', true],
      [null, undefined],
    ]);
    expect(folded.edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['s', 'c', '2 connections'],
      ['c', 'd', '4'],
    ]);
    expect(folded.behind?.get('a')).toBe('s');
  });

  it('puts what belongs to a card behind it, whatever is behind that, and joins what comes out with its own', () => {
    const holder = (id: string, home: string, collapsed: boolean): SceneNode => ({
      id,
      rect,
      record: { id, kind: 'card', home, layout: { collapsed } },
      holds: 0,
    });
    const cards = {
      nodes: [holder('a', '', true), node('b', 'a'), holder('c', 'a', true), holder('d', '', false)],
      frames: [],
      edges: [edge('1', 'a', 'd'), edge('2', 'a', 'b'), edge('3', 'b', 'c'), edge('4', 'c', 'd')],
    };
    const folded = foldScene(cards, homesOf);
    expect(folded.nodes.map(({ id, holds }) => [id, holds])).toEqual([
      ['a', 2],
      ['d', 0],
    ]);
    expect(folded.edges.map(({ id, from, to, label }) => [id, from, to, label])).toEqual([
      ['1', 'a', 'd', '2 connections'],
    ]);
    expect(Object.fromEntries(folded.behind ?? [])).toEqual({ b: 'a', c: 'a', 2: 'a', 3: 'a', 4: 'a' });
  });

  it('leaves a scene without collapsed frames as it is', () => {
    const open = { ...parts, frames: [frame('s', false), frame('t', false)] };
    expect(foldScene(open, homesOf)).toBe(open);
  });

  it('never leaves an edge that ends behind a header', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const home = fc.constantFrom('s', 't', 'u');
    fc.assert(
      fc.property(
        fc.tuple(...ids.map(() => home)),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 20 }),
        (homes, closed, roads) => {
          const given = {
            nodes: ids.map((id, index) => node(id, homes[index] ?? 's')),
            frames: ['s', 't', 'u'].map((id, index) => frame(id, closed[index] ?? false)),
            edges: roads.map(([from, to], index) => edge(String(index), from, to)),
          };
          const { nodes, frames, edges } = foldScene(given, homesOf);
          const seen = new Set([
            ...nodes.map(({ id }) => id),
            ...frames.flatMap(({ id, folded }) => (folded ? [id] : [])),
          ]);
          for (const { from, to } of edges) expect(seen.has(from) && seen.has(to)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
