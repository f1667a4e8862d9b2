import { noticeUnstorable, unstorableRule } from '../../documents/unstorable-rule.ts';
import { journeyWords } from '../words.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

export const textUnstorable = journeyRule({
  ...unstorableRule,
  notice: (journey) =>
    noticeUnstorable({
      header: journey.header,
      records: journey.records,
      words: journeyWords,
      label: (record) => (record ? label(record, journey) : 'The journey'),
    }),
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
