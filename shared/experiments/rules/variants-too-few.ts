import { emptyChange } from '../../documents/document.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { evenSplit } from '../allocation.ts';
import { experimentLimits } from '../experiment.ts';
import { indexExperiment } from '../experiment-index.ts';
import { newVariant } from '../new-records.ts';
import type { Variant } from '../records/variant.ts';
import { example, twoArms } from './example.ts';
import { experimentRule } from './experiment-rule.ts';

export const variantsTooFew = experimentRule({
  name: 'variants-too-few',
  reason: 'An experiment compares: with fewer than two variants there is nothing to compare.',
  *notice({ variants }) {
    if (variants.length >= 2) return;
    yield {
      severity: 'error',
      record: null,
      field: null,
      message:
        variants.length === 0 ? 'The experiment has no variants' : 'The experiment has one variant only',
      fix: {
        label: 'Add a variant',
        makeChange: (document, newId) => {
          const now = indexExperiment(document);
          const keys = now.variants.map(({ key }) => key);
          const added: Variant[] = [];
          for (let count = keys.length; count < 2; count += 1) {
            const isControl = now.variants.length === 0 && added.length === 0;
            const key = unusedName(isControl ? 'control' : 'variant_a', keys, experimentLimits.variant.key);
            keys.push(key);
            const name = isControl ? 'Control' : 'New variant';
            added.push(newVariant({ key, name, isControl, order: count + 1 }, newId));
          }
          const change = { ...emptyChange, added };
          if (added.length === 0) return null;
          if (keys.includes('__proto__')) return change;
          return { ...change, header: { allocation: [now.header.allocation, evenSplit(keys)] } };
        },
      },
    };
  },
  good: () => example(twoArms),
  bad: () => example([twoArms[0]]),
});
