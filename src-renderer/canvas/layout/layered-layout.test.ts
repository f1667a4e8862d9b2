import { randomUUID } from 'node:crypto';
import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import { placeJourney } from '../../../shared/journeys/geometry.ts';
import { journeySamples } from '../../../shared/journeys/samples/samples.ts';
import { applyLayout, layoutGraph } from '../../journeys/actions/tidy.ts';
import { elkInput, elkOutput } from './elk-graph.ts';

/** The library itself, on this thread: the same code that the window runs in a worker. */
test.each(journeySamples.map((sample) => [sample.name, sample] as const))(
  'tidies %s like a hand would: ways to the right, exits with their cards, and a second time changes nothing',
  async (_, sample) => {
    const document = sample.make(randomUUID);
    const graph = layoutGraph(document);
    const places = elkOutput(await new ELK().layout(elkInput(graph) as never));
    expect(places.size).toBe(graph.nodes.length);
    for (const a of graph.nodes) {
      for (const b of graph.nodes) {
        if (a.column < b.column) expect(places.get(a.id)!.x).toBeLessThan(places.get(b.id)!.x);
      }
    }
    const outcome = applyLayout(document, places);
    const applied = applyChange(document, outcome!.change);
    if (!applied.ok) throw new Error(applied.error.reason);
    const { rects, frame } = placeJourney(applied.value);
    for (const { from, to } of graph.edges) {
      const steps = [from, to].every((id) => document.records[id]!.kind === 'touchpoint');
      if (steps) expect(rects.get(from)!.x).toBeLessThanOrEqual(rects.get(to)!.x);
    }
    // As good as what a hand made: hardly wider, and no higher than a screen.
    expect(frame.width).toBeLessThan(1.2 * placeJourney(document).frame.width);
    expect(frame.height).toBeLessThan(600);
    const ends = graph.edges.filter(({ to }) => ['exit', 'goal'].includes(document.records[to]!.kind));
    const besides = ends.filter(({ from, to }) => rects.get(from)!.x === rects.get(to)!.x);
    expect(besides.length / ends.length).toBeGreaterThan(0.8);
    const again = elkOutput(await new ELK().layout(elkInput(layoutGraph(applied.value)) as never));
    expect(applyLayout(applied.value, again)).toBeNull();
  },
);
