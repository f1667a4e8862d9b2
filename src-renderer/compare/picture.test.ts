import { expect, it } from 'vitest';
import { compareDocuments } from '../../shared/documents/compare/comparison.ts';
import type { Describer } from '../../shared/documents/describe-change.ts';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';
import type { Scene } from '../../shared/drawing/scene.ts';
import { experimentDescriber } from '../../shared/experiments/describe.ts';
import { makeExperimentScene } from '../../shared/experiments/experiment-scene.ts';
import { experimentSamples } from '../../shared/experiments/samples/samples.ts';
import { funnelDescriber } from '../../shared/funnels/describe.ts';
import { makeFunnelScene } from '../../shared/funnels/funnel-scene.ts';
import { funnelSamples } from '../../shared/funnels/samples/samples.ts';
import { journeyDescriber } from '../../shared/journeys/describe.ts';
import { makeJourneyScene } from '../../shared/journeys/journey-scene.ts';
import { journeySamples } from '../../shared/journeys/samples/samples.ts';
import { processDescriber } from '../../shared/processes/describe.ts';
import { makeProcessScene } from '../../shared/processes/process-scene.ts';
import { processSamples } from '../../shared/processes/samples/samples.ts';
import type { KindView } from '../canvas/scene.ts';
import { pictureOf } from './picture.ts';

type MakeScene = (document: Document, previous: Scene | null) => Scene;

const kinds: readonly [string, readonly Document[], MakeScene, Describer][] = [
  ['journey', made(journeySamples), makeJourneyScene, journeyDescriber],
  ['funnel', made(funnelSamples), makeFunnelScene, funnelDescriber],
  ['process', made(processSamples), makeProcessScene, processDescriber],
  ['experiment', made(experimentSamples), makeExperimentScene, experimentDescriber],
];

function made(samples: readonly { readonly make: (newId: () => string) => Document }[]): readonly Document[] {
  let count = 0;
  return samples.map(({ make }) => make(() => `id-${(count += 1).toString().padStart(4, '0')}`));
}

const drawn = ({ nodes, frames, edges }: Scene) =>
  new Set([...nodes, ...frames, ...edges].map(({ id }) => id));

/** Every third record is gone, every fourth one has another name and order. */
function edited(document: Document): Document {
  const records = Object.values(document.records).flatMap((record, index): DocumentRecord[] => {
    if (index % 3 === 1) return [];
    return index % 4 === 0 && 'name' in record
      ? [{ ...record, name: `${record.id} anew`, order: index * 7 }]
      : [record];
  });
  return { ...document, records: Object.fromEntries(records.map((record) => [record.id, record])) };
}

it.each(kinds)(
  '%s: one picture has a place for all that either side draws, in reading order',
  (_, documents, makeScene, describer) => {
    expect(documents.length).toBeGreaterThan(0);
    for (const before of documents) {
      const after = edited(before);
      const view = { makeScene } as KindView;
      const comparison = compareDocuments(before, after, describer);
      const picture = pictureOf({ comparison, describer, view, hideLayout: false });
      const shown = drawn(makeScene(picture.union!, null));
      for (const id of [...drawn(makeScene(before, null)), ...drawn(makeScene(after, null))]) {
        expect(shown, `${before.header.name}: ${JSON.stringify(picture.union!.records[id])}`).toContain(id);
      }
      expect(picture.earlier!.nodes.length).toBeGreaterThan(0);
      const nodes = makeScene(picture.union!, null).nodes.map(({ id }) => id);
      for (const { items, homeId } of picture.listing.groups) {
        const places = items
          .flatMap(({ id }) => (id === homeId ? [] : nodes.indexOf(id ?? '')))
          .filter((at) => at >= 0);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }
  },
);
