import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

const experimentId = '3f2a8f3e-0000-4000-8000-000000000001';

export const variantIncomplete = funnelRule({
  name: 'variant-incomplete',
  reason: 'A funnel is the variant of an experiment by both, the experiment and the name of the variant.',
  scope: 'header',
  *notice({ header }) {
    const hasVariant = header.variantName !== null && header.variantName.trim() !== '';
    if (hasVariant === (header.experimentId !== null)) return;
    yield {
      severity: 'warning',
      record: null,
      field: hasVariant ? 'experimentId' : 'variantName',
      message: hasVariant
        ? 'The funnel names a variant, but not of which experiment'
        : 'The funnel belongs to an experiment, but does not say which variant it is',
      fix: hasVariant
        ? fixHeader('Remove the variant', 'variantName', () => null)
        : fixHeader('Call it control', 'variantName', () => 'control'),
    };
  },
  good: () => example([], { experimentId, variantName: 'control' }),
  bad: () => example([], { experimentId }),
});
