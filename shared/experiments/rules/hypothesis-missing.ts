import { example } from './example.ts';
import { experimentRule } from './experiment-rule.ts';

export const hypothesisMissing = experimentRule({
  name: 'hypothesis-missing',
  reason:
    'Without a hypothesis written down before the start, a chance finding is easily taken for an insight.',
  *notice({ header, variants }) {
    if ((header.hypothesis ?? '').trim() !== '' || variants.length === 0) return;
    yield {
      severity: 'warning',
      record: null,
      field: 'hypothesis',
      message: 'The experiment has no hypothesis',
    };
  },
  good: () =>
    example([{ kind: 'variant', id: 'a' }], { hypothesis: 'A shorter form is finished more often.' }),
  bad: () => example([{ kind: 'variant', id: 'a' }], { hypothesis: '  ' }),
});
