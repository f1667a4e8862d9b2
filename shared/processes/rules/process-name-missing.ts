import { example } from './example.ts';
import { processRule } from './process-rule.ts';

export const processNameMissing = processRule({
  name: 'process-name-missing',
  reason: 'A process is found and told apart by its name, which production needs.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (header.name.trim() !== '') return;
    yield { severity: 'error', record: null, field: 'name', message: 'The process has no name' };
  },
  good: () => example([]),
  bad: () => example([], { name: ' ' }),
});
