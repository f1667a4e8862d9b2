import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

export const funnelNameMissing = funnelRule({
  name: 'funnel-name-missing',
  reason:
    'A funnel is found by its name; production keeps names unique, so only one funnel could be without.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (header.name.trim() !== '') return;
    yield {
      severity: 'error',
      record: null,
      field: 'name',
      message: 'The funnel has no name',
      fix: fixHeader('Name it "Untitled funnel"', 'name', () => 'Untitled funnel'),
    };
  },
  good: () => example([], { name: 'Checkout' }),
  bad: () => example([], { name: ' ' }),
});
