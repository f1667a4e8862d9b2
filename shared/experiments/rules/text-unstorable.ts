import { noticeUnstorable, unstorableRule } from '../../documents/unstorable-rule.ts';
import { experimentWords } from '../words.ts';
import { example } from './example.ts';
import { experimentRule, label } from './experiment-rule.ts';

export const textUnstorable = experimentRule({
  ...unstorableRule,
  notice: ({ header, records }) => noticeUnstorable({ header, records, words: experimentWords, label }),
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
