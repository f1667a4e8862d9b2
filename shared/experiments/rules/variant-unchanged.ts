import { isJsonObject, type Json } from '../../base/json.ts';
import { changeText } from '../words.ts';
import { example, twoArms } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

export const variantUnchanged = experimentRule({
  name: 'variant-unchanged',
  reason: 'The control shows the base as it is, and every other variant changes it: else nothing is tested.',
  scope: 'record',
  *notice({ variants }) {
    for (const variant of variants) {
      if (variant.baseDocumentId === null) continue;
      const changes = changesSomething(variant.change);
      if (variant.isControl !== changes) continue;
      yield {
        severity: 'warning',
        record: variant,
        field: 'change',
        message: variant.isControl
          ? `${label(variant)}: it is the control, but changes the base`
          : `${label(variant)}: it shows the base unchanged, like the control`,
        fix: variant.isControl
          ? fixRecord('Leave the base as it is', variant, () => ({ change: null }))
          : null,
      };
    }
  },
  good: () => example([{ ...twoArms[0], baseKind: 'funnel', baseDocumentId: 'x' }]),
  bad: () =>
    example([
      {
        ...twoArms[0],
        baseKind: 'funnel',
        baseDocumentId: 'x',
        change: { header: { name: ['A', 'B'] }, added: [], updated: [], removed: [] },
      },
    ]),
});

function changesSomething(change: Json): boolean {
  return isJsonObject(change) && changeText(change) !== 'nothing changed';
}
