import { emptyChange } from '../../documents/document.ts';
import { indexExperiment } from '../experiment-index.ts';
import { example, twoArms } from './example.ts';
import { experimentRule } from './experiment-rule.ts';

export const controlCount = experimentRule({
  name: 'control-count',
  reason: 'Every variant is compared with the one control.',
  *notice({ variants }) {
    const controls = variants.filter(({ isControl }) => isControl);
    if (variants.length === 0 || controls.length === 1) return;
    const kept = controls[0] ?? variants[0];
    yield {
      severity: 'error',
      record: null,
      field: null,
      message:
        controls.length === 0
          ? 'No variant is the control'
          : `${controls.length} variants are the control, one should be`,
      fix: {
        label: controls.length === 0 ? 'Make the first variant the control' : 'Keep the first control only',
        makeChange: (document) => ({
          ...emptyChange,
          updated: indexExperiment(document)
            .variants.filter((variant) => variant.isControl !== (variant.id === kept?.id))
            .map((variant) => [variant, { ...variant, isControl: variant.id === kept?.id }] as const),
        }),
      },
    };
  },
  good: () => example(twoArms),
  bad: () => example([{ ...twoArms[0], isControl: false }, twoArms[1]]),
});
