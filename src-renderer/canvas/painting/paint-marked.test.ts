import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createRoutes } from '../../../shared/drawing/routing/routes.ts';
import { indexScene } from '../../../shared/drawing/scene-index.ts';
import { type CanvasState, type Engine, noDraft } from '../engine.ts';
import { markedIn, roomOfMarked } from './paint-marked.ts';

const step = 100;
const card = (at: number) => ({
  id: `c${at}`,
  rect: { x: at * step, y: 0, width: 60, height: 40 },
  record: { id: `c${at}`, kind: 'card' },
});
const edge = (at: number) => ({
  id: `e${at}`,
  from: `c${at}`,
  to: `c${at + 1}`,
  record: { id: `e${at}`, kind: 'edge' },
  label: null,
  dashed: false,
});

/** A row of cards, each joined to the next. */
function engineOf(count: number, state: Partial<CanvasState>, selected: readonly string[]): Engine {
  const nodes = Array.from({ length: count }, (_, at) => card(at));
  const edges = Array.from({ length: count - 1 }, (_, at) => edge(at));
  const bounds = { x: 0, y: 0, width: count * step, height: 40 };
  const index = indexScene({ nodes, frames: [], edges, bounds });
  return {
    store: createStore(() => ({ ...noDraft, index, level: 'box', hover: null, ...state })),
    session: { store: createStore(() => ({ selection: new Set(selected) })) },
    viewport: createStore(() => ({ x: 0, y: 0, zoom: 0.2 })),
    routes: createRoutes(index, () => 0),
  } as unknown as Engine;
}

const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const idsOf = (engine: Engine, visible = everywhere) => {
  const { nodes, edges } = markedIn(engine, visible);
  return [...nodes, ...edges].map(({ id }) => id).toSorted();
};

describe('what is marked', () => {
  it('is what is selected, and nothing where nothing is', () => {
    expect(idsOf(engineOf(5, {}, []))).toEqual([]);
    expect(idsOf(engineOf(5, {}, ['c1', 'e2']))).toEqual(['c1', 'e2']);
  });

  it('leaves cards to themselves where they are cards, and knows the connection under the pointer', () => {
    const hover = { type: 'edge', id: 'e0' } as const;
    expect(idsOf(engineOf(5, { level: 'full', hover }, ['c1', 'e2']))).toEqual(['e0', 'e2']);
  });

  it('is not what is dragged, nor a connection whose end is being moved', () => {
    const drag = { ids: new Set(['c1']), dx: 5, dy: 0, guides: [] };
    expect(idsOf(engineOf(5, { drag }, ['c1', 'c3', 'e0', 'e2']))).toEqual(['c3', 'e2']);
    const connection = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, hides: 'e2', target: null };
    expect(idsOf(engineOf(5, { connection }, ['c3', 'e2']))).toEqual(['c3']);
  });

  it('is the same however much is selected, and only what is in view', () => {
    const all = Array.from({ length: 400 }, (_, at) => `c${at}`);
    const view = { x: 0, y: 0, width: 10 * step - 1, height: 100 };
    const few = idsOf(engineOf(400, {}, all.slice(0, 150)), view);
    expect(idsOf(engineOf(400, {}, all), view)).toEqual(few);
    expect(few).toHaveLength(10);
  });

  it('takes the room of its boxes and of both ends of its connections', () => {
    const engine = engineOf(5, {}, ['c0', 'e2']);
    const room = roomOfMarked(engine, markedIn(engine, everywhere), Number.POSITIVE_INFINITY);
    expect(room).toEqual({ x: -20, y: -20, width: 3 * step + 100, height: 80 });
    expect(roomOfMarked(engine, markedIn(engineOf(5, {}, []), everywhere), 0)).toBeNull();
  });
});
