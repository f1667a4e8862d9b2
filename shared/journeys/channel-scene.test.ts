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

it('keeps what did not change, and changes nothing of the journey', () => {
  const before = JSON.stringify(journey);
  const first = makeChannelScene(journey, null);
  const again = makeChannelScene({ ...journey }, first);
  expect(again.nodes.every((node, index) => node === first.nodes[index])).toBe(true);
  expect(JSON.stringify(journey)).toBe(before);
});
