import { evenSplit } from '../allocation.ts';
import type { ExperimentIndex } from '../experiment-index.ts';
import { example, twoArms } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const allocationKeys = experimentRule({
  name: 'allocation-keys',
  reason: 'Every variant needs its share of the traffic, and no share may go to an arm that is not there.',
  *notice(experiment) {
    const { header } = experiment;
    const wanted = keysOf(experiment);
    const given = Object.keys(header.allocation ?? {});
    const without = wanted.filter((key) => !given.includes(key));
    const strange = given.filter((key) => !wanted.includes(key));
    if (without.length === 0 && strange.length === 0 && (header.allocation || wanted.length === 0)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'allocation',
      message: [
        ...(without.length > 0 ? [`The allocation has no share for ${quoted(without)}`] : []),
        ...(strange.length > 0
          ? [`The allocation gives a share to ${quoted(strange)}, which is no variant`]
          : []),
      ].join('. '),
      fix: wanted.includes('__proto__')
        ? null
        : fixHeader('Split evenly over the variants', (now) => ({ allocation: evenSplit(keysOf(now)) })),
    };
  },
  good: () => example(twoArms, { allocation: { a: 80, b: 20 } }),
  bad: () => example(twoArms, { allocation: { control: 50, variant_a: 50 } }),
});

function keysOf({ variants }: ExperimentIndex): string[] {
  return [...new Set(variants.map(({ key }) => key))];
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => JSON.stringify(key)).join(', ');
}
