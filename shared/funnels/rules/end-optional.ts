import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const endOptional = funnelRule({
  name: 'end-optional',
  reason:
    'The first step says who is counted and the last who converted; if either may be skipped, no rate means anything.',
  *notice({ mainLine }) {
    for (const record of new Set([mainLine[0], mainLine.at(-1)])) {
      if (!record?.optional) continue;
      const which = record === mainLine[0] ? 'first' : 'last';
      yield {
        severity: 'warning',
        record,
        field: 'optional',
        message: `${label(record)} is the ${which} step and cannot be optional`,
        fix: fixRecord('Make it required', record, () => ({ optional: false })),
      };
    }
  },
  good: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 2, optional: true },
      { kind: 'step', id: 'c', order: 3 },
    ]),
  bad: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 2, optional: true },
    ]),
});
