import { nameKey } from '../../base/text.ts';
import { cutText } from '../../documents/in-words.ts';
import { funnelTypes } from '../funnel.ts';
import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

/** What people write instead. */
const meant = new Map<string, (typeof funnelTypes)[number]>([
  ['acquisition', 'awareness'],
  ['evaluation', 'consideration'],
  ['checkout', 'purchase'],
  ['conversion', 'purchase'],
  ['sales', 'purchase'],
  ['loyalty', 'retention'],
  ['renewal', 'retention'],
  ['referral', 'advocacy'],
]);

export const funnelTypeUnknown = funnelRule({
  name: 'funnel-type-unknown',
  reason: `Production refuses a funnel whose type is none of ${funnelTypes.join(', ')}.`,
  scope: 'header',
  mayLower: false,
  *notice({ header: { funnelType } }) {
    if ((funnelTypes as readonly string[]).includes(funnelType)) return;
    const key = nameKey(funnelType);
    const suggestion = funnelTypes.find((type) => type === key) ?? meant.get(key);
    const shown = cutText(funnelType, 60);
    yield {
      severity: 'error',
      record: null,
      field: 'funnelType',
      message:
        shown === ''
          ? `The funnel has no type: ${funnelTypes.join(', ')}`
          : `The funnel type "${shown}" is none of ${funnelTypes.join(', ')}`,
      fix:
        suggestion === undefined
          ? null
          : fixHeader(`Change to ${suggestion}`, 'funnelType', () => suggestion),
    };
  },
  good: () => example([], { funnelType: 'retention' }),
  bad: () => example([], { funnelType: 'Checkout' }),
});
