import { describe, expect, it } from 'vitest';
import type { Scene, SceneEdge, SceneNode } from '../scene.ts';
import { indexScene } from '../scene-index.ts';
import { createRoutes } from './routes.ts';

function node(id: string, x: number, y: number): SceneNode {
  return { id, rect: { x, y, width: 152, height: 68 }, record: { id, kind: 'touchpoint' } };
}

const record = { id: 'edge', kind: 'transition' };
const edge: SceneEdge = { id: 'edge', from: 'a', to: 'b', record, label: null, dashed: false };

function scene(...nodes: readonly SceneNode[]): Scene {
  return { nodes, frames: [], edges: [edge], bounds: { x: 0, y: 0, width: 1000, height: 1000 } };
}

describe('createRoutes', () => {
  const a = node('a', 0, 0);
  const b = node('b', 500, 0);

  it('keeps a road while nothing near it changes, and makes a new one when something does', () => {
    const far = node('far', 5000, 5000);
    const routes = createRoutes(indexScene(scene(a, b, far)), Date.now);
    const first = routes.of(edge);
    routes.update(indexScene(scene(a, b, node('far', 5200, 5000))));
    expect(routes.of(edge)).toBe(first);
    routes.update(indexScene(scene(a, b, node('far', 240, 0))));
    const around = routes.of(edge);
    expect(around?.points.length).toBeGreaterThan(2);
    routes.update(indexScene(scene(a, b, node('far', 240, 600))));
    expect(routes.of(edge)?.points).toEqual(first?.points);
  });

  it('follows a dragged card without keeping the road', () => {
    const routes = createRoutes(indexScene(scene(a, b)), Date.now);
    const still = routes.of(edge);
    const moving = routes.moving(edge, new Set(['b']), 0, 300);
    expect(moving?.points.at(-1)?.y).toBeGreaterThan(250);
    expect(routes.of(edge)).toBe(still);
  });

  it('only sketches what it has no time for', () => {
    const routes = createRoutes(indexScene(scene(a, b)), Date.now);
    expect(routes.of(edge, Date.now() - 1)).not.toBeNull();
    expect(routes.takeSketched()).toBe(true);
    expect(routes.takeSketched()).toBe(false);
    routes.of(edge);
    routes.of(edge, Date.now() - 1);
    expect(routes.takeSketched()).toBe(false);
  });

  it('knows no road where an end is missing', () => {
    expect(createRoutes(indexScene(scene(a)), Date.now).of(edge)).toBeNull();
  });
});
