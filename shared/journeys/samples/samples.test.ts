import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../stress/random-source.ts';
import { placeJourney, type Rect } from '../geometry.ts';
import type { JourneyRecord } from '../journey.ts';
import type { Entry } from '../records/entry.ts';
import type { Exit } from '../records/exit.ts';
import type { Goal } from '../records/goal.ts';
import type { Touchpoint } from '../records/touchpoint.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from '../schemas.ts';
import { journeySamples } from './samples.ts';

const newId = randomSource(1).id;

function isNode(record: JourneyRecord): record is Touchpoint | Entry | Goal | Exit {
  return ['touchpoint', 'entry', 'goal', 'exit'].includes(record.kind);
}

function nameOf(record: JourneyRecord): string {
  return 'name' in record && typeof record.name === 'string' ? record.name : record.kind;
}

function inside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each(journeySamples)('sample $key', (sample) => {
  const document = sample.make(newId);
  const records = Object.values(document.records) as JourneyRecord[];
  const { rects } = placeJourney(document);
  const nodes = records.filter(isNode);

  it('has the name that the list gives and what the schemas want', () => {
    expect(document.header.name).toBe(sample.name);
    expect(journeyHeaderSchema.safeParse(document.header).error).toBeUndefined();
    for (const record of records) {
      expect(journeyRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
    }
  });

  it('is rich enough to learn from', () => {
    const kinds = new Set(records.map((record) => record.kind));
    for (const kind of ['stage', 'touchpoint', 'entry', 'goal', 'exit', 'transition', 'note'] as const) {
      expect(kinds).toContain(kind);
    }
    expect(nodes.length).toBeGreaterThanOrEqual(11);
  });

  it('every node lies inside its stage and its lane', () => {
    for (const node of nodes) {
      const stage = rects.get(node.stageId ?? '')!;
      expect(inside(rects.get(node.id)!, stage), `${nameOf(node)} in its stage`).toBe(true);
      const lane = rects.get(node.laneId ?? '');
      if (lane) expect(inside(rects.get(node.id)!, lane), `${nameOf(node)} in its lane`).toBe(true);
    }
  });

  it('nothing lies on anything else', () => {
    const drawn = records.filter((record) => isNode(record) || record.kind === 'note');
    for (const [index, a] of drawn.entries()) {
      for (const b of drawn.slice(index + 1)) {
        const names = `${nameOf(a)} and ${nameOf(b)}`;
        expect(overlap(rects.get(a.id)!, rects.get(b.id)!), names).toBe(false);
      }
    }
  });

  it('is another document with other ids each time', () => {
    const again = sample.make(newId);
    expect(again.id).not.toBe(document.id);
    for (const id of Object.keys(again.records)) expect(document.records[id]).toBeUndefined();
  });
});

it('one sample shows lanes', () => {
  const lanes = journeySamples
    .flatMap(({ make }) => Object.values(make(newId).records))
    .filter((item) => item.kind === 'lane');
  expect(lanes.length).toBeGreaterThanOrEqual(2);
});
