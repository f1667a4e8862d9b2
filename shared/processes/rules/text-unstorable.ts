import { noticeUnstorable, unstorableRule } from '../../documents/unstorable-rule.ts';
import { processWords } from '../words.ts';
import { example } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const textUnstorable = processRule({
  ...unstorableRule,
  notice: (process) =>
    noticeUnstorable({ ...process, words: processWords, label: (record) => label(record, process) }),
  good: () => example([{ kind: 'note', id: 'n', text: 'Family: 👩‍👩‍👧' }]),
  bad: () => example([{ kind: 'note', id: 'n', text: 'Cut \ud83d' }]),
});
