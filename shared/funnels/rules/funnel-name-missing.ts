import { namelessRule, noticeNameless } from '../../documents/nameless-rule.ts';
import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

export const funnelNameMissing = funnelRule({
  ...namelessRule,
  name: 'funnel-name-missing',
  reason:
    'A funnel is found by its name; production keeps names unique, so only one funnel could be without.',
  notice: ({ header }) =>
    noticeNameless(
      header,
      'The funnel',
      fixHeader('Name it "Untitled funnel"', 'name', () => 'Untitled funnel'),
    ),
  good: () => example([], { name: 'Checkout' }),
  bad: () => example([], { name: ' ' }),
});
