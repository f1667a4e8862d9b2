import { isJsonObject, type Json } from '../../base/json.ts';
import { changeText } from '../words.ts';
import { example, twoArms } from './example.ts';
import { experimentRule, fixRecord, label } from './experiment-rule.ts';

const baseKinds: readonly string[] = ['journey', 'funnel', 'process'];

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

export const variantUnchanged = experimentRule({
  name: 'variant-unchanged',
  reason: 'The control shows the base as it is, and every other variant changes it: else nothing is tested.',
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
