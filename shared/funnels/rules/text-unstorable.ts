import { noticeUnstorable, unstorableRule } from '../../documents/unstorable-rule.ts';
import { funnelWords } from '../words.ts';
import { example } from './example.ts';
import { funnelRule, label } from './funnel-rule.ts';

export const textUnstorable = funnelRule({
  ...unstorableRule,
  notice: ({ header, records }) => noticeUnstorable({ header, records, words: funnelWords, label }),
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
