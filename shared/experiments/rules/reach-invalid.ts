import { nameKey } from '../../base/text.ts';
import { example } from './example.ts';
import { experimentRule, fixByRemoving, fixHeader, fixRecord, label } from './experiment-rule.ts';

export const coverageRange = experimentRule({
  name: 'coverage-range',
  reason: 'Coverage is a part of the audience: more than none, at most all of it.',
  *notice({ header }) {
    const { coverage } = header;
    if (coverage === null || coverage === undefined || (coverage > 0 && coverage <= 100)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'coverage',
      message: `The coverage is ${coverage} percent; it must be more than 0 and at most 100`,
      fix: fixHeader('Set to 100 percent', () => ({ coverage: 100 })),
    };
  },
  good: () => example([], { coverage: 0.5 }),
  bad: () => example([], { coverage: 120 }),
});

export const groupRange = experimentRule({
  name: 'group-range',
  reason: 'A slice of an exclusion group that is empty or beyond the group reaches nobody.',
  *notice({ exclusionGroups }) {
    for (const group of exclusionGroups) {
      if (group.from >= 0 && group.from < group.to && group.to <= 100) continue;
      yield {
        severity: 'error',
        record: group,
        field: 'from',
        message: `${label(group)}: ${group.from} to ${group.to} percent is no slice of 0 to 100`,
        fix: fixRecord('Put it into 0 to 100', group, ({ from, to }) => {
          const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(100, Math.max(from, to))];
          return low < high ? { from: low, to: high } : { from: 0, to: 100 };
        }),
      };
    }
  },
  good: () => example([{ kind: 'exclusionGroup', id: 'g', from: 50, to: 100 }]),
  bad: () => example([{ kind: 'exclusionGroup', id: 'g', from: 50, to: 20 }]),
});

export const groupRepeated = experimentRule({
  name: 'group-repeated',
  reason: 'An experiment holds one slice of a group; with two of them most people fall between.',
  *notice({ exclusionGroups }) {
    const seen = new Set<string>();
    for (const group of exclusionGroups) {
      const key = nameKey(group.name);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'warning',
          record: group,
          field: 'name',
          message: `${label(group)}: the experiment has a slice of this group already`,
          fix: fixByRemoving('Remove this slice', group),
        };
      }
      seen.add(key);
    }
  },
  good: () => example([{ kind: 'exclusionGroup', id: 'g' }]),
  bad: () =>
    example([
      { kind: 'exclusionGroup', id: 'g', name: 'Checkout' },
      { kind: 'exclusionGroup', id: 'h', name: 'checkout', order: 2 },
    ]),
});
