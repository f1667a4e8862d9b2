import { example, twoArms } from './example.ts';
import { experimentRule, label } from './experiment-rule.ts';

export const variantBaseMixed = experimentRule({
  name: 'variant-base-mixed',
  reason: 'Variants of different base documents differ in more than what is tested.',
  *notice({ variants }) {
    const first = variants.find(({ baseDocumentId }) => baseDocumentId !== null);
    for (const variant of variants) {
      if (variant.baseDocumentId === null) continue;
      if (!baseKinds.includes(variant.baseKind ?? '')) {
        const message = `${label(variant)}: its base is none of ${baseKinds.join(', ')}`;
        yield { severity: 'warning', record: variant, field: 'baseKind', message };
      }
      if (variant.baseDocumentId === first?.baseDocumentId) continue;
      const message = `${label(variant)}: its base is another document than that of ${label(first ?? null)}`;
      yield { severity: 'warning', record: variant, field: 'baseDocumentId', message };
    }
  },
  good: () => example(twoArms.map((arm) => ({ ...arm, baseKind: 'funnel', baseDocumentId: 'x' }))),
  bad: () => example(twoArms.map((arm) => ({ ...arm, baseKind: 'funnel', baseDocumentId: arm.id }))),
});

const baseKinds: readonly string[] = ['journey', 'funnel', 'process'];
