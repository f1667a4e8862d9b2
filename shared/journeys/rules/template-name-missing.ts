import { namelessRule, noticeNameless } from '../../documents/nameless-rule.ts';
import { example } from './example.ts';
import { fixHeader, journeyRule } from './journey-rule.ts';

export const templateNameMissing = journeyRule({
  ...namelessRule,
  name: 'template-name-missing',
  reason:
    'A template is found by its name; production keeps names unique, so only one template could be without.',
  notice: ({ header }) =>
    noticeNameless(
      header,
      'The journey',
      fixHeader('Name it "Untitled journey"', 'name', () => 'Untitled journey'),
    ),
  good: () => example([], { name: 'Consumer onboarding' }),
  bad: () => example([], { name: ' ' }),
});
