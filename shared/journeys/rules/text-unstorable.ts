import { noticeUnstorable, unstorableRule } from '../../documents/unstorable-rule.ts';
import { journeyWords } from '../words.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

export const textUnstorable = journeyRule({
  ...unstorableRule,
  notice: (journey) =>
    noticeUnstorable({ ...journey, words: journeyWords, label: (record) => label(record, journey) }),
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
