import { expect, it } from 'vitest';
import type { SceneEdge } from './scene.ts';
import { indexScene } from './scene-index.ts';

function edge(id: string, from: string, to: string, order: number): SceneEdge {
  return { id, from, to, record: { id, kind: 'transition', order }, label: null, dashed: false };
}

it('lists what comes in before what leads on, each by its order whatever the ids', () => {
  const { edgesOf } = indexScene({
    nodes: [],
    frames: [],
    edges: [edge('1', 'b', 'd', 4), edge('2', 'b', 'c', 3), edge('3', 'x', 'b', 2), edge('4', 'a', 'b', 1)],
    bounds: { x: 0, y: 0, width: 0, height: 0 },
  });
  expect(edgesOf('b').map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
  expect(edgesOf('nobody')).toEqual([]);
});
