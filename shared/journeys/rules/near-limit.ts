import { journeyWords } from '../words.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';
import { limitedTexts } from './limited-texts.ts';

export const nearLimit = journeyRule({
  name: 'near-limit',
  reason: 'A text in the last tenth of its column is refused after the next small addition or translation.',
  scope: 'record',
  *notice(journey) {
    for (const { record, field, length, limit } of limitedTexts(journey)) {
      if (length > limit) continue;
      const name = journeyWords.fieldName(record?.kind ?? null, field).toLowerCase();
      const who = record ? label(record, journey) : 'The journey';
      const what = field === 'name' ? who : `${who}: its ${name}`;
      const left = limit - length;
      const distance = left === 0 ? 'at' : `${left} ${left === 1 ? 'character' : 'characters'} from`;
      yield {
        severity: 'info',
        record,
        field,
        message: `${what} is ${distance} the limit of its production column`,
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', name: 'x'.repeat(90) }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', name: 'x'.repeat(91) }]),
});
