import { describe, expect, it } from 'vitest';
import type { Scene, SceneEdge, SceneNode } from '../../../shared/drawing/scene.ts';
import { indexScene } from '../../../shared/drawing/scene-index.ts';
import { alongEdges, firstOf, inOrder, lastOf, neighbourOf } from './navigate.ts';

function node(id: string, x: number, y: number): SceneNode {
  return { id, rect: { x, y, width: 152, height: 68 }, record: { id, kind: 'touchpoint', name: id } };
}

function edge(from: string, to: string): SceneEdge {
  const id = `${from}-${to}`;
  return { id, from, to, record: { id, kind: 'transition' }, label: null, dashed: false };
}

/**
 *   a  b     d
 *   c     e
 */
const scene: Scene = {
  nodes: [node('a', 0, 0), node('c', 0, 120), node('b', 200, 0), node('e', 400, 120), node('d', 600, 0)],
  frames: [],
  edges: [edge('a', 'b'), edge('b', 'e'), edge('a', 'd')],
  bounds: { x: 0, y: 0, width: 752, height: 188 },
};
const index = indexScene(scene);

describe('walking the canvas', () => {
  it('goes to the nearest card in a direction, straight ahead before aside', () => {
    expect(neighbourOf(index, 'a', 'right')).toBe('b');
    expect(neighbourOf(index, 'a', 'down')).toBe('c');
    expect(neighbourOf(index, 'c', 'right')).toBe('b');
    expect(neighbourOf(index, 'e', 'left')).toBe('b');
    expect(neighbourOf(index, 'e', 'up')).toBe('b');
    expect(neighbourOf(index, 'b', 'up')).toBeNull();
    expect(neighbourOf(index, 'a', 'left')).toBeNull();
  });

  it('reaches every card from the first one', () => {
    const reached = new Set<string>();
    const open = ['a'];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (reached.has(id)) continue;
      reached.add(id);
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = neighbourOf(index, id, direction);
        if (next) open.push(next);
      }
    }
    expect([...reached].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('follows connections there and back', () => {
    expect(alongEdges(index, 'a', 'on')).toEqual(['b', 'd']);
    expect(alongEdges(index, 'e', 'back')).toEqual(['b']);
    expect(alongEdges(index, 'c', 'on')).toEqual([]);
  });

  it('reads in order and stops at the ends', () => {
    expect(firstOf(index)).toBe('a');
    expect(lastOf(index)).toBe('d');
    expect(inOrder(index, 'a', 1)).toBe('c');
    expect(inOrder(index, 'd', 1)).toBeNull();
    expect(inOrder(index, null, 1)).toBe('a');
  });
});
