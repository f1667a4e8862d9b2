import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import { centerOf } from '../../../shared/drawing/rects.ts';
import { makeChannelScene } from '../../../shared/journeys/channel-scene.ts';
import { consumerOnboarding } from '../../../shared/journeys/samples/consumer-onboarding.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { transitionsOf } from './cards.ts';
import { channelGestures } from './channel-gestures.ts';
import { journeyGestures } from './journey-gestures.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const document = consumerOnboarding(newId);
const scene = makeChannelScene(document, null);
const gestures = channelGestures(journeyGestures(newId));
const rowOf = (title: string) => scene.frames.find((frame) => frame.look === 'row' && frame.title === title)!;
const stages = scene.frames.filter(({ look }) => look === 'panel');

function made(outcome: Outcome | null | undefined) {
  const applied = outcome && applyChange(document, outcome.change);
  if (!applied?.ok) throw new Error('Nothing came of it.');
  return { after: applied.value, card: applied.value.records[outcome?.select?.[0] ?? ''] };
}

test('what is added in a row has its channel and belongs to the stage under it, also in the lowest row', () => {
  const lowest = rowOf('Support');
  for (const stage of stages) {
    const at = { x: centerOf(stage.rect).x, y: centerOf(lowest.rect).y };
    expect(made(gestures.add(document, 'touchpoint', at)).card).toMatchObject({
      channel: 'support',
      stageId: stage.id,
    });
  }
});

test('what is added beside a card or from the header of a row has that channel too; joined, it is connected', () => {
  const email = Object.values(document.records).find(({ channel }) => channel === 'email')!;
  const beside = made(gestures.addBeside?.(document, 'touchpoint', email.id, true));
  expect(beside.card).toMatchObject({ channel: 'email', stageId: email['stageId'] });
  expect(
    transitionsOf(beside.after).some(({ from, to }) => from === email.id && to === beside.card!.id),
  ).toBe(true);
  expect(made(gestures.addBeside?.(document, 'touchpoint', rowOf('Mobile').id, false)).card).toMatchObject({
    channel: 'mobile',
    stageId: stages[0]!.id,
  });

  const at = { x: centerOf(stages[1]!.rect).x, y: centerOf(rowOf('Support').rect).y };
  const dropped = made(gestures.connectToNew(document, email.id, 'touchpoint', at));
  expect(dropped.card).toMatchObject({ channel: 'support', stageId: stages[1]!.id });
  expect(transitionsOf(dropped.after)).toHaveLength(transitionsOf(document).length + 1);
  const exit = Object.values(document.records).find(({ kind }) => kind === 'exit')!;
  expect(gestures.connectToNew(document, exit.id, 'touchpoint', at)).toBeNull();
});
