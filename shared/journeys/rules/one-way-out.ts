import { addExit } from './add-exit.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

/** Channels on which the answer is not certain, the question to ask, and the road that is missing. */
const uncertain = new Map([
  [
    'email',
    { question: 'what happens when the link expires?', exit: 'Link expired', condition: 'link expired' },
  ],
  ['support', { question: 'what happens when nobody answers?', exit: 'No answer', condition: 'no answer' }],
]);

export const oneWayOut = journeyRule({
  name: 'one-way-out',
  reason:
    'E-mails stay unopened and calls stay unanswered: such a touchpoint needs a road for when it fails.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      const channel = uncertain.get(record.channel);
      if (!channel || journey.outOf(record.id).length !== 1) continue;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, journey)} has one way out: ${channel.question}`,
        fix: addExit(record, channel.exit, channel.condition),
      };
    }
  },
  good: () =>
    example([
      { kind: 'touchpoint', id: 'c', name: 'Confirm e-mail', channel: 'email' },
      { kind: 'goal', id: 'g' },
      { kind: 'exit', id: 'x' },
      { kind: 'transition', id: 'a', from: 'c', to: 'g', condition: 'link opened' },
      { kind: 'transition', id: 'b', from: 'c', to: 'x', condition: 'link expired' },
    ]),
  bad: () =>
    example([
      { kind: 'touchpoint', id: 'c', name: 'Confirm e-mail', channel: 'email' },
      { kind: 'goal', id: 'g' },
      { kind: 'transition', id: 'a', from: 'c', to: 'g' },
    ]),
});
