import { expect, test } from 'vitest';
import { consumerOnboarding } from '../../../shared/journeys/samples/consumer-onboarding.ts';
import { setEmotion, shiftEmotions } from './emotion.ts';

let counter = 0;
const document = consumerOnboarding(() => `record-${++counter}`);
const touchpoints = Object.values(document.records).filter(({ kind }) => kind === 'touchpoint');
const [one] = touchpoints;

test('an emotion is one of five steps, whatever is wished, and nothing changes where it stays', () => {
  const wished = (value: number) => setEmotion(document, one!.id, value)?.change.updated[0]?.[1]['emotion'];
  expect([wished(9), wished(-1.6), wished(-0.2)]).toEqual([2, -2, 0]);
  expect(wished(Number(one!['emotion']))).toBeUndefined();
  expect(wished(Number.NaN)).toBeUndefined();
  const stage = Object.values(document.records).find(({ kind }) => kind === 'stage')!;
  expect(setEmotion(document, stage.id, 1)).toBeNull();
});

test('several are moved together, those at the end stay, and one without any begins at neutral', () => {
  const records = [2, 1, null].map((emotion, at) => ({ ...touchpoints[at]!, emotion }));
  const raised = shiftEmotions(document, records, 1);
  expect(raised?.change.updated.map(([, { emotion }]) => emotion)).toEqual([2, 1]);
  expect(shiftEmotions(document, [records[0]!], 1)).toBeNull();
});
