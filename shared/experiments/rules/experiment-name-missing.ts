import { namelessRule, noticeNameless } from '../../documents/nameless-rule.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const experimentNameMissing = experimentRule({
  ...namelessRule,
  name: 'experiment-name-missing',
  reason: 'Production tells experiments apart by their name.',
  notice: ({ header }) =>
    noticeNameless(
      header,
      'The experiment',
      fixHeader('Call it New experiment', () => ({ name: 'New experiment' })),
    ),
  good: () => example([], { name: 'Shorter form' }),
  bad: () => example([], { name: ' ' }),
});
