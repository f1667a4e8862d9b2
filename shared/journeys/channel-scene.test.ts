import { expect, it } from 'vitest';
import { overlaps } from '../drawing/rects.ts';
import { channelAt, makeChannelScene } from './channel-scene.ts';
import { journeySamples } from './samples/samples.ts';

const journey = journeySamples[0]?.make(() => crypto.randomUUID());
if (!journey) throw new Error('There is no sample.');

it('gives each channel a row in which its touchpoints stand side by side', () => {
  const scene = makeChannelScene(journey, null);
  const touchpoints = scene.nodes.filter(({ record }) => record.kind === 'touchpoint');
  expect(touchpoints.length).toBeGreaterThan(4);
  for (const { rect, record } of touchpoints) {
    expect(channelAt(scene, { x: rect.x + 10, y: rect.y + 10 })).toBe(record['channel']);
  }
  const inStages = scene.nodes.filter(({ record }) => typeof record['stageId'] === 'string');
  for (const [index, { rect }] of inStages.entries()) {
    for (const other of inStages.slice(index + 1)) expect(overlaps(rect, other.rect)).toBe(false);
  }
  expect(scene.edges.length).toBeGreaterThan(0);
});

it('puts entries and goals above and exits below the touchpoint to which it belongs, and what is tied to none apart', () => {
  const scene = makeChannelScene(journey, null);
  const rectOf = new Map(scene.nodes.map(({ id, rect }) => [id, rect]));
  const markers = scene.nodes.filter(({ record }) => ['entry', 'goal', 'exit'].includes(record.kind));
  expect(markers.length).toBeGreaterThan(3);
  for (const { id, record, rect } of markers) {
    const road = scene.edges.find(({ from, to }) => from === id || to === id);
    const touchpoint = rectOf.get(road?.from === id ? road.to : (road?.from ?? ''));
    expect(touchpoint?.x).toBe(rect.x);
    expect(Math.sign(rect.y - (touchpoint?.y ?? 0))).toBe(record.kind === 'exit' ? 1 : -1);
  }
  expect(scene.frames.some(({ title }) => title === 'Other')).toBe(false);

  const loose = Object.entries(journey.records).filter(([, { kind }]) => kind !== 'transition');
  const apart = makeChannelScene({ ...journey, records: Object.fromEntries(loose) }, null);
  expect(apart.frames.some(({ title }) => title === 'Other')).toBe(true);
});

it('keeps what did not change, and changes nothing of the journey', () => {
  const before = JSON.stringify(journey);
  const first = makeChannelScene(journey, null);
  const again = makeChannelScene({ ...journey }, first);
  expect(again.nodes.every((node, index) => node === first.nodes[index])).toBe(true);
  expect(JSON.stringify(journey)).toBe(before);
});
