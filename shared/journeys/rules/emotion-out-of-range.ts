import { numberInWords } from '../../documents/in-words.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const emotionOutOfRange = journeyRule({
  name: 'emotion-out-of-range',
  reason: 'The designed emotion is a whole number from -2 to +2; the line of emotions has no other place.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      const { emotion } = record;
      if (emotion === null || (Number.isInteger(emotion) && Math.abs(emotion) <= 2)) continue;
      const nearest = Math.max(-2, Math.min(2, Math.round(emotion))) + 0;
      yield {
        severity: 'warning',
        record,
        field: 'emotion',
        message: `${label(record, journey)} has the emotion ${numberInWords(emotion)}, outside \u22122 to +2 in whole steps`,
        fix: fixRecord(`Set to ${nearest > 0 ? '+' : ''}${numberInWords(nearest)}`, record, () => ({
          emotion: nearest,
        })),
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', emotion: -2 }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', emotion: 3 }]),
});
