import { nameKey } from '../../base/text.ts';
import { cutText } from '../../documents/in-words.ts';
import { journeyTypes } from '../journey.ts';
import { example } from './example.ts';
import { fixHeader, journeyRule } from './journey-rule.ts';

/** What people write instead. */
const meant = new Map([
  ['customer', 'consumer'],
  ['client', 'consumer'],
  ['b2c', 'consumer'],
  ['pro', 'professional'],
  ['provider', 'professional'],
  ['b2b', 'partner'],
  ['reseller', 'partner'],
]);

export const journeyTypeUnknown = journeyRule({
  name: 'journey-type-unknown',
  reason: 'Production refuses every running journey whose type is not consumer, professional or partner.',
  scope: 'header',
  mayLower: false,
  *notice({ header: { journeyType } }) {
    if ((journeyTypes as readonly string[]).includes(journeyType)) return;
    const key = nameKey(journeyType);
    const suggestion = journeyTypes.find((type) => type === key) ?? meant.get(key);
    const shown = cutText(journeyType, 60);
    yield {
      severity: 'error',
      record: null,
      field: 'journeyType',
      message:
        shown === ''
          ? 'The journey has no type: consumer, professional or partner'
          : `The journey type "${shown}" is none of consumer, professional and partner`,
      fix:
        suggestion === undefined
          ? null
          : fixHeader(`Change to ${suggestion}`, 'journeyType', () => suggestion),
    };
  },
  good: () => example([], { journeyType: 'partner' }),
  bad: () => example([], { journeyType: 'Customer' }),
});
