import { namelessRule, noticeNameless } from '../../documents/nameless-rule.ts';
import { example } from './example.ts';
import { processRule } from './process-rule.ts';

export const processNameMissing = processRule({
  ...namelessRule,
  name: 'process-name-missing',
  reason: 'A process is found and told apart by its name, which production needs.',
  notice: ({ header }) => noticeNameless(header, 'The process', null),
  good: () => example([]),
  bad: () => example([], { name: ' ' }),
});
