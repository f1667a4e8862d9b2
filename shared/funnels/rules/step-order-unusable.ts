import { type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { numberInWords } from '../../documents/in-words.ts';
import { orderLimit } from '../funnel.ts';
import { indexFunnel } from '../funnel-index.ts';
import { example } from './example.ts';
import { funnelRule, label } from './funnel-rule.ts';

export const stepOrderUnusable = funnelRule({
  name: 'step-order-unusable',
  reason: 'Production holds one step per order number of a funnel, as a 32-bit whole number.',
  mayLower: false,
  *notice({ steps }) {
    const seen = new Set<number>();
    for (const record of steps) {
      const number = numberInWords(record.order);
      const isTooLarge = Math.abs(record.order) > orderLimit;
      if (isTooLarge || seen.has(record.order)) {
        yield {
          severity: 'error',
          record,
          field: 'order',
          message: isTooLarge
            ? `${label(record)} has the order ${number}, which production cannot hold`
            : `${label(record)} has the order ${number}, and so has another step`,
          fix: numberAnew,
        };
      }
      seen.add(record.order);
    }
  },
  good: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 20 },
    ]),
  bad: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 1 },
    ]),
});

/** All steps from 1, in the sequence in which they are drawn: one step alone has no free number to go to. */
const numberAnew: QuickFix = {
  label: 'Number the steps from 1',
  makeChange: (document) => {
    const updated = indexFunnel(document).steps.flatMap((step, index): [DocumentRecord, DocumentRecord][] =>
      step.order === index + 1 ? [] : [[step, { ...step, order: index + 1 }]],
    );
    return updated.length === 0 ? null : { ...emptyChange, updated };
  },
};
