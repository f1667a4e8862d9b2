import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const experimentNameMissing = experimentRule({
  name: 'experiment-name-missing',
  reason: 'Production tells experiments apart by their name.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (header.name.trim() !== '') return;
    yield {
      severity: 'error',
      record: null,
      field: 'name',
      message: 'The experiment has no name',
      fix: fixHeader('Call it New experiment', () => ({ name: 'New experiment' })),
    };
  },
  good: () => example([], { name: 'Shorter form' }),
  bad: () => example([], { name: ' ' }),
});
