import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../stress/arbitraries/experiment.ts';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { journey } from '../../stress/arbitraries/journey.ts';
import { process } from '../../stress/arbitraries/process.ts';
import type { JsonObject } from '../base/json.ts';
import { applyChange } from '../documents/apply.ts';
import { type Change, type Document, type DocumentRecord, emptyChange } from '../documents/document.ts';
import { recordsOf } from '../documents/record-list.ts';
import { indexExperiment } from '../experiments/experiment-index.ts';
import { makeExperimentScene } from '../experiments/experiment-scene.ts';
import { placeExperiment } from '../experiments/geometry.ts';
import { trafficFlow } from '../experiments/traffic-flow.ts';
import { indexFunnel } from '../funnels/funnel-index.ts';
import { makeFunnelScene } from '../funnels/funnel-scene.ts';
import { placeFunnel } from '../funnels/geometry.ts';
import { placeJourney } from '../journeys/geometry.ts';
import { makeJourneyScene } from '../journeys/journey-scene.ts';
import { indexProcess } from '../processes/process-index.ts';
import { makeProcessScene } from '../processes/process-scene.ts';
import { isCollapsed } from './own-layout.ts';
import type { Scene } from './scene.ts';
import { indexScene, type SceneIndex } from './scene-index.ts';
import { type MakeScene, withImages } from './with-images.ts';

interface Edit {
  readonly what: 'move' | 'swap' | 'fields' | 'add' | 'remove' | 'fold';
  readonly at: number;
  readonly fields: readonly number[];
  readonly by: { readonly x: number; readonly y: number };
}

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom('move', 'swap', 'swap', 'fields', 'fields', 'fields', 'add', 'remove', 'fold'),
  at: fc.nat(),
  fields: fc.uniqueArray(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
  by: fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -400, max: 400 }) }),
});

/** `other` lends the values of fields and whole records. */
function changeOf(document: Document, other: Document, { what, at, fields, by }: Edit): Change {
  const here = recordsOf(document);
  const there = recordsOf(other);
  if (what === 'add') {
    const added = there[at % Math.max(1, there.length)];
    return added && !document.records[added.id] ? { ...emptyChange, added: [added] } : emptyChange;
  }
  const before = here[at % Math.max(1, here.length)];
  if (!before) return emptyChange;
  if (what === 'remove') return { ...emptyChange, removed: [before] };
  if (what === 'swap') return swapped(before, here, at);
  if (what === 'fold') return folded(here, at);
  const after = what === 'move' ? movedBy(before, by) : withFields(before, there, fields);
  return { ...emptyChange, updated: [[before, after]] };
}

const containers = new Set(['stage', 'lane', 'step', 'procedure']);

/** Collapses a container, or expands it. */
function folded(here: readonly DocumentRecord[], at: number): Change {
  const able = here.filter(({ kind }) => containers.has(kind));
  const before = able[at % Math.max(1, able.length)];
  if (!before) return emptyChange;
  const layout = before['layout'] as JsonObject | undefined;
  const after = { ...before, layout: { ...layout, collapsed: !isCollapsed(before) } };
  return { ...emptyChange, updated: [[before, after]] };
}

/** With another of its kind it changes places, as by a key. */
function swapped(record: DocumentRecord, here: readonly DocumentRecord[], at: number): Change {
  const others = here.filter((one) => one.kind === record.kind && one.id !== record.id);
  const other = others[(at >> 4) % Math.max(1, others.length)];
  if (!other || record['order'] === undefined || other['order'] === undefined) return emptyChange;
  const [mine, theirs] = [record['order'], other['order']];
  return {
    ...emptyChange,
    updated: [
      [record, { ...record, order: theirs }],
      [other, { ...other, order: mine }],
    ],
  };
}

function movedBy(record: DocumentRecord, by: Edit['by']): DocumentRecord {
  const layout = record['layout'] as { readonly x?: number; readonly y?: number } | null | undefined;
  if (typeof layout?.x !== 'number') return record;
  return { ...record, layout: { ...layout, x: layout.x + by.x, y: (layout.y ?? 0) + by.y } };
}

function withFields(
  record: DocumentRecord,
  there: readonly DocumentRecord[],
  fields: readonly number[],
): DocumentRecord {
  const donor = there.find(({ kind }) => kind === record.kind) ?? record;
  const names = Object.keys(donor).filter((name) => name !== 'id');
  const lent = fields.map((field) => names[field % names.length] ?? 'kind');
  return { ...record, ...Object.fromEntries(lent.map((name) => [name, donor[name]])) } as DocumentRecord;
}

/** The same document, about which nothing is known. */
function fresh(document: Document): Document {
  return { ...document, records: { ...document.records } };
}

/** What stands for something else is there, and what it stands for is not. */
function expectShown({ nodes, frames, edges, behind = new Map() }: Scene) {
  const cards = new Set(nodes.map(({ id }) => id));
  const roads = new Set(edges.map(({ id }) => id));
  const headers = new Set(frames.filter(({ folded: isFolded }) => isFolded).map(({ id }) => id));
  for (const [id, home] of behind) {
    expect(cards.has(id) || roads.has(id)).toBe(false);
    expect(cards.has(home) || headers.has(home)).toBe(true);
  }
  for (const { id, holds } of nodes) {
    const held = [...behind].filter(([held, home]) => home === id && !roads.has(held));
    if (holds !== undefined) expect(held.length).toBeGreaterThanOrEqual(holds);
  }
}

/** What the canvas asks an index. */
function answers(index: SceneIndex, { nodes, frames, edges, bounds }: Scene) {
  const ids = [...nodes, ...frames, ...edges].map(({ id }) => id);
  const areas = [bounds, ...nodes.slice(0, 5).map(({ rect }) => rect)];
  return {
    ends: ids.map((id) => index.endOf(id)),
    orders: ids.map((id) => index.orderOf(id)),
    joined: ids.map((id) => index.edgesOf(id)),
    nodes: new Map(index.nodes),
    frames: new Map(index.frames),
    edges: new Map(index.edges),
    found: areas.map((area) => [index.nodeIndex.search(area), index.edgeIndex.search(area)]),
    under: areas.map(({ x, y }) => [index.nodeIndex.at({ x, y }), index.edgeIndex.at({ x, y })]),
  };
}

/** What an index of a kind holds, and what its functions say of each record. */
function told(index: object, document: Document): object {
  const ids = recordsOf(document).map(({ id }) => id);
  const parts = Object.entries(index).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === 'function' ? ids.map((id) => (part as (id: string) => unknown)(id)) : part,
  ]);
  return Object.fromEntries(parts) as object;
}

describe('a scene and its index that follow the edits of a document', () => {
  it.each<[string, fc.Arbitrary<Document>, MakeScene, (document: Document) => object]>([
    ['journey', journey, makeJourneyScene, placeJourney],
    [
      'funnel',
      funnel,
      makeFunnelScene,
      (document) => ({ ...indexFunnel(document), places: placeFunnel(document) }),
    ],
    ['process', process, makeProcessScene, indexProcess],
    [
      'experiment',
      experiment,
      makeExperimentScene,
      (document) => ({
        ...indexExperiment(document),
        flow: trafficFlow(document),
        places: placeExperiment(document),
      }),
    ],
  ])('equal those made anew: %s', (_kind, documents, makeScene, indexKind) => {
    const make = withImages(makeScene);
    fc.assert(
      fc.property(documents, documents, fc.array(edit, { maxLength: 10 }), (start, other, edits) => {
        let document: Document = start;
        let scene = make(document, null);
        let index = indexScene(scene);
        for (const one of edits) {
          const applied = applyChange(document, changeOf(document, other, one));
          if (!applied.ok) continue;
          document = applied.value;
          scene = make(document, scene);
          index = indexScene(scene, index);
          const anew = withImages(makeScene)(fresh(document), null);
          expect(scene).toEqual(anew);
          expectShown(scene);
          expect(told(indexKind(document), document)).toEqual(told(indexKind(fresh(document)), document));
          expect(answers(index, scene)).toEqual(answers(indexScene(anew), anew));
        }
      }),
      { numRuns: 120 },
    );
  });
});
