import { example } from './example.ts';
import { fixHeader, journeyRule } from './journey-rule.ts';

export const templateNameMissing = journeyRule({
  name: 'template-name-missing',
  reason:
    'A template is found by its name; production keeps names unique, so only one template could be without.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    if (header.name.trim() !== '') return;
    yield {
      severity: 'error',
      record: null,
      field: 'name',
      message: 'The journey has no name',
      fix: fixHeader('Name it "Untitled journey"', 'name', () => 'Untitled journey'),
    };
  },
  good: () => example([], { name: 'Consumer onboarding' }),
  bad: () => example([], { name: ' ' }),
});
