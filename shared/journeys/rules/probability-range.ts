import { numberInWords } from '../../documents/in-words.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const probabilityRange = journeyRule({
  name: 'probability-range',
  reason: 'The share of people who take a road lies between 0 and 100 %.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.transitions) {
      const { probability } = record;
      if (probability === null || (probability >= 0 && probability <= 100)) continue;
      const nearest = probability < 0 ? 0 : 100;
      yield {
        severity: 'warning',
        record,
        field: 'probability',
        message: `${label(record, journey)} has a share of ${numberInWords(probability)}\u00a0%`,
        fix: fixRecord(`Set to ${nearest}\u00a0%`, record, () => ({ probability: nearest })),
      };
    }
  },
  good: () => roadWith(100),
  bad: () => roadWith(140),
});

function roadWith(probability: number) {
  return example([
    { kind: 'entry', id: 'e' },
    { kind: 'exit', id: 'x' },
    { kind: 'transition', id: 'r', from: 'e', to: 'x', probability },
  ]);
}
