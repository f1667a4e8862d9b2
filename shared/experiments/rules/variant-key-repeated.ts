import { nameKey } from '../../base/text.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { experimentLimits } from '../experiment.ts';
import { example, twoArms } from './example.ts';
import { experimentRule, label } from './experiment-rule.ts';
import { renameKey } from './rename-key.ts';

export const variantKeyRepeated = experimentRule({
  name: 'variant-key-repeated',
  reason: 'Production knows an arm by its key, so two arms of one key cannot be told apart.',
  *notice({ variants }) {
    const seen = new Set<string>();
    for (const variant of variants) {
      const key = nameKey(variant.key);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'error',
          record: variant,
          field: 'key',
          message: `${label(variant)}: another variant has the key ${JSON.stringify(variant.key)} too`,
          fix: renameKey('Number it', variant, (now, experiment) =>
            unusedName(
              now.key,
              experiment.variants.filter(({ id }) => id !== now.id).map((other) => other.key),
              experimentLimits.variant.key,
            ),
          ),
        };
      }
      seen.add(key);
    }
  },
  good: () => example(twoArms),
  bad: () => example([twoArms[0], { ...twoArms[1], key: 'A ' }]),
});
